import type { FoundPcluster } from "../ports/found-pcluster.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";

/** Of a pcluster whose version was only read beside it; `confirm` runs it, and gives undefined when there is no more to know. */
export const pclusterCheck = (confirm: () => Promise<FoundPcluster | undefined>): PreflightCheck => ({
	id: "pcluster",
	title: "pcluster",
	run: async ({ profile: { version } }) => {
		const told = await confirm();
		if (told?.works === false)
			return { result: "fail", detail: `pcluster does not run: ${told.cause}`, fix: told.cure };
		if (told?.works === true && told.version !== version)
			return {
				result: "fail",
				detail: `It was taken for pcluster ${version} and says that it is ${told.version}.`,
				fix: "Start firstlight again.",
			};
		return passed(`pcluster ${version} answers.`);
	},
});
