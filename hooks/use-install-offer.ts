import { useMemo, useState } from "react";
import type { InstallPlan, PossiblePlan } from "../src/install/installer.ts";
import type { Offered } from "../src/install/recipes.ts";
import { offeredHere } from "../src/install/recommended.ts";
import type { TimedPress } from "../src/keys/key-press.ts";
import { currentOption } from "../src/list/list-state.ts";
import type { Asked } from "../src/ports/asked.ts";
import { lacksPcluster, type StartInstall, type StartOffer } from "../src/start/start-offer.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";
import { type List, useList } from "./use-list.ts";
import { useSeen } from "./use-seen.ts";

export interface InstallOffer {
	/** The versions on offer. */
	readonly list: List<Offered>;
	/** What installing the version under the cursor would do. */
	readonly plan: Asked<InstallPlan>;
	/** The same, when it can be done. */
	readonly possible: PossiblePlan | undefined;
	readonly state: StartInstall;
	/** False where Enter opens the demo: somebody without credentials has nothing to install it for yet. */
	readonly byEnter: boolean;
	/** True for a key that was pressed for this offer: an installation is not begun by one held down or typed ahead. */
	meant(press: TimedPress): boolean;
}

/**
 * The versions to install and what that would take, while the start screen offers nothing else for want of a
 * pcluster; else undefined. A new `attempt` looks anew. With --pcluster the user has named theirs: no offer.
 */
export function useInstallOffer(
	offer: StartOffer,
	attempt: number,
	canDemo: boolean,
): InstallOffer | undefined {
	const { installer, settings } = useServices();
	const active = lacksPcluster(offer, settings);
	const [offered] = useState(() =>
		offeredHere().map((one) => ({ key: one.version, value: one, cells: [one.version] })),
	);
	const list = useList(offered, { suggested: [], height: offered.length });
	const version = currentOption(list.state)?.key;
	// biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
	const ask = useMemo(() => {
		if (!active || version === undefined) return undefined;
		return (signal: AbortSignal) => installer.plan(version, signal);
	}, [installer, active, version, attempt]);
	const plan = useAsked(ask).answer;
	const can = plan.at === "known" && plan.value.possible ? plan.value : undefined;
	const { ready, meant } = useSeen(can?.folder);
	const possible = ready ? can : undefined;
	const state = possible ? "possible" : plan.at === "asking" || can ? "asking" : "impossible";
	const byEnter = !canDemo || !(offer.kind === "missing" && offer.what === "both");
	return active ? { list, plan, possible, state, byEnter, meant } : undefined;
}
