import { someNames } from "../text/some-names.ts";
import { chosenVolumes } from "./chosen-volumes.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";

/** pcluster formats a volume without a file system, and says nothing. EC2 does not see what is on a volume. */
export const checkVolumeContents: PreflightCheck = {
	id: "volume-contents",
	title: "What is on the volumes",
	about: "volumes",
	troubles: [4],
	run: async (context) => {
		const all = await chosenVolumes(context);
		if (all.length === 0) return passed("No volumes are mounted.");
		const unsure = all.filter(({ volume }) => !volume.fromSnapshot);
		if (unsure.length === 0)
			return passed("All of them were made from snapshots or other volumes, so they hold something.");
		const names = someNames(unsure.map(({ chosen }) => chosen.label));
		const folders = unsure.map(({ chosen }) => chosen.mountPoint).join(" ");
		return {
			result: "unknown",
			detail: `Made empty: ${names}. pcluster formats what is not formatted yet; AWS does not see which.`,
			fix: `Did you format and fill it, as in Part 3 of the tutorial? After the login look: ls ${folders}`,
		};
	},
};
