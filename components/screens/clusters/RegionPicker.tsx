import { Box, Text } from "ink";
import { useIntents } from "../../../hooks/use-keys.ts";
import { usePicker } from "../../../hooks/use-picker.ts";
import { useRegions } from "../../../hooks/use-regions.ts";
import { PICK_KEYS } from "../../../src/keys/console-keys.ts";
import { windowAround } from "../../../src/list/window.ts";
import type { RegionId } from "../../../src/ports/ids.ts";
import { REGION_PLACES } from "../../../src/questions/region-places.ts";
import { ListView } from "../../ui/ListView.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";

interface RegionPickerProps {
	/** Offered when AWS does not name its regions: those that this pcluster knows. */
	readonly fallback: readonly string[];
	readonly current: RegionId | undefined;
	readonly columns: number;
	readonly height: number;
	readonly onPick: (region: RegionId) => void;
	readonly onBack: () => void;
}

/** Chooses the region to look for clusters in. */
export function RegionPicker({ fallback, current, columns, height, onPick, onBack }: RegionPickerProps) {
	const regions = useRegions();
	const ids = regions.at === "known" ? regions.value.map((one) => one.id) : (fallback as readonly RegionId[]);
	const picker = usePicker(ids, current);
	useIntents(PICK_KEYS, (intent) => {
		picker.move(intent);
		const picked = ids[picker.index];
		if (intent === "accept" && picked !== undefined && regions.at !== "asking") onPick(picked);
		if (intent === "back") onBack();
	});
	const { from, to } = windowAround(picker.index, ids.length, height - 4);
	const rows = ids.slice(from, to).map((id, place) => ({
		key: id,
		cells: [id, REGION_PLACES[id] ?? ""],
		current: from + place === picker.index,
	}));
	return (
		<Box flexDirection="column" flexShrink={0} paddingLeft={2}>
			<Prose bold text="In which region shall firstlight look for clusters?" columns={columns - 4} />
			<Text> </Text>
			{regions.at === "asking" ? (
				<Spinner label="Asking AWS for its regions …" />
			) : (
				<ListView titles={["Region", "Place"]} rows={rows} columns={columns - 2} label="Regions" />
			)}
			{regions.at === "failed" ? (
				<Notice
					tone="warn"
					text={`AWS did not name its regions: ${regions.error.message} These are what pcluster knows.`}
					columns={columns - 2}
				/>
			) : undefined}
		</Box>
	);
}
