import type { Profile } from "../pcluster/profile.ts";
import type { PriceLists } from "../ports/prices.ts";
import type { Answers } from "../questions/answers.ts";
import { ifReadable } from "../questions/permission.ts";
import { bestPrices } from "./best-prices.ts";
import { type Estimate, estimate } from "./estimate.ts";
import { type FileOnBill, plannedCluster } from "./planned-cluster.ts";
import { listedThings } from "./todays-prices.ts";

/**
 * What the cluster of the answers costs, by AWS's prices of today, and where it does not tell them by those that come
 * with the program; undefined while its machines are open. Rejects only once `signal` is aborted.
 */
export async function plannedCost(
	answers: Partial<Answers>,
	profile: Profile,
	file: FileOnBill,
	lists: PriceLists,
	signal: AbortSignal,
): Promise<Estimate | undefined> {
	const { region, nodes, subnet } = answers;
	if (region === undefined || nodes === undefined) return undefined;
	const spot =
		nodes.capacity === "spot"
			? await ifReadable(lists.spot(region, subnet?.zone, nodes.computeType, signal), signal)
			: undefined;
	const cluster = plannedCluster(answers, profile, file, spot);
	if (cluster === undefined) return undefined;
	return estimate(cluster, await bestPrices(lists, region, listedThings(cluster), signal));
}
