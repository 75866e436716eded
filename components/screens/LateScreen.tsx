import { useEffect, useState } from "react";
import { useServices } from "../../hooks/services-context.tsx";
import type { AppFlow } from "../../hooks/use-app-flow.ts";
import { useTerminalSize } from "../../hooks/use-terminal-size.ts";
import { Page } from "../ui/Page.tsx";
import type { EngineScreen, PastStart } from "./EngineScreen.tsx";

type Drawn = typeof EngineScreen;

let drawn: Drawn | undefined;

/** Loads the screens past the start, which the first frame does without. */
export async function loadLateScreens(): Promise<Drawn> {
	drawn ??= (await import("./EngineScreen.tsx")).EngineScreen;
	return drawn;
}

/** A screen past the start; an empty page for the moment in which its code is still on the way. */
export function LateScreen(props: { readonly screen: PastStart; readonly flow: AppFlow }) {
	const [ready, setReady] = useState(drawn !== undefined);
	const { columns, rows } = useTerminalSize();
	const { settings } = useServices();
	useEffect(() => {
		if (!ready) void loadLateScreens().then(() => setReady(true));
	}, [ready]);
	const Shown = ready ? drawn : undefined;
	if (Shown) return <Shown {...props} />;
	return (
		<Page columns={columns} rows={rows} parts={[]} demo={settings.demo} hints={[]}>
			{undefined}
		</Page>
	);
}
