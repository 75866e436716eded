import { useCallback, useMemo } from "react";
import { useServices } from "../../../hooks/services-context.tsx";
import { useAsked } from "../../../hooks/use-asked.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { newestOf } from "../../../src/ports/asked.ts";
import type { RegionId } from "../../../src/ports/ids.ts";
import { typedRegion } from "../../../src/questions/region.ts";
import { REGION_PLACES } from "../../../src/questions/region-places.ts";
import type { PageHead } from "../KeyedPage.tsx";
import { PickerPage } from "../PickerPage.tsx";

interface RegionPickerProps {
	readonly head: PageHead;
	readonly engine: Engine;
	readonly current: RegionId | undefined;
	readonly onPick: (region: RegionId) => void;
	readonly onBack: () => void;
	readonly onQuit: () => void;
}

const QUESTION = "In which region shall firstlight look for clusters?";

/** Chooses the region to look for clusters in. */
export function RegionPicker({ head, engine, current, onPick, onBack, onQuit }: RegionPickerProps) {
	const { ec2 } = useServices().ports;
	const { profile } = engine;
	const ask = useCallback((signal: AbortSignal) => ec2.regions(signal), [ec2]);
	const { answer, again } = useAsked(ask);
	const regions = newestOf(answer);
	const failed = answer.at === "failed" ? answer.error : undefined;
	const options = useMemo(() => {
		// Where AWS does not name its regions: those that this pcluster knows.
		const ids =
			regions?.flatMap((one) => (one.optedIn ? [one.id] : [])) ?? (profile.regions as readonly RegionId[]);
		return ids.map((id) => ({ key: id, value: id, cells: [id, REGION_PLACES[id] ?? ""] }));
	}, [regions, profile]);
	const words = {
		question: QUESTION,
		why: "",
		notes: failed ? [`AWS did not name its regions: ${failed.message} These are what pcluster knows.`] : [],
	};
	return (
		<PickerPage
			head={head}
			words={words}
			titles={["Region", "Place"]}
			options={options}
			suggested={current}
			asking={answer.at === "asking" && regions === undefined ? "Asking AWS for its regions …" : undefined}
			reloading={answer.at === "asking"}
			label="Regions"
			typed={{
				hint: "type a region",
				label: "Region, like eu-west-2",
				parse: (text, signal) => typedRegion(text, { ec2, profile, signal }),
			}}
			onPick={onPick}
			onReload={again}
			onBack={onBack}
			onQuit={onQuit}
		/>
	);
}
