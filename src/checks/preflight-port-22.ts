import type { RegionId } from "../ports/ids.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";

/** Networks of universities often let no ssh out. Before there is a head node, AWS's own git server answers for it. */
export const checkPort22: PreflightCheck = {
	id: "port-22",
	title: "ssh out of here",
	troubles: [37],
	run: async ({ spec, reach, signal }) => {
		if (await reach.answers(gitServer(spec.region), 22, signal))
			return passed("ssh gets out of your network: AWS's git server answers on port 22.");
		return {
			result: "warn",
			detail:
				"On port 22 nothing of AWS answers from here. Your network (campus, VPN) may let no ssh out: the cluster would work, and you could not log in.",
			fix: "Try another network, such as a phone's, or ask those who run this one to let port 22 out.",
		};
	},
};

/** AWS CodeCommit's address for git over ssh, in the region's own domain. */
function gitServer(region: RegionId): string {
	return `git-codecommit.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
}
