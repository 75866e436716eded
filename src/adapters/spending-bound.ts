import type { SpendingBound } from "../ports/files.ts";
import { fileSettings, withBound } from "../settings-file.ts";
import { settingsIn, settingsText } from "./settings-on-disk.ts";
import { rewrite } from "./whole-file.ts";

/** The bound of the settings file; what is chosen goes there, and counts for this session at least where it cannot. */
export function spendingBound(file: string): SpendingBound {
	let chosen: number | undefined;
	return {
		async usdPerHour() {
			const kept = () => settingsIn(file).then((settings) => settings["at-most"]);
			return chosen ?? (await kept().catch(() => undefined));
		},
		async choose(usdPerHour) {
			chosen = usdPerHour;
			const compose = async (target: string) => changed(settingsText(target) ?? "", usdPerHour, file);
			await rewrite(file, compose).catch(() => {});
		},
	};
}

/** Throws where the file would say anything else besides. */
function changed(before: string, usdPerHour: number, file: string): string {
	const after = withBound(before, usdPerHour);
	const wanted = { ...fileSettings(before, file), "at-most": usdPerHour };
	const keys = (settings: object) => JSON.stringify(Object.entries(settings).sort());
	if (keys(fileSettings(after, file)) !== keys(wanted)) throw new Error(`${file} could not be changed`);
	return after;
}
