import { firstChoice } from "../checks/start-pcluster.ts";
import type { Engine } from "../engine/engine.ts";
import { AppError } from "../ports/errors.ts";
import { shortPath } from "../text/short-path.ts";
import { someNames } from "../text/some-names.ts";
import type { Services } from "./services.ts";

/**
 * The pcluster that the start screen would take, where nobody can be asked. Rejects with `pcluster-missing`,
 * `pcluster-broken` or `pcluster-unsupported`.
 */
export async function engineInUse(
	{ ports, settings, engineFor }: Pick<Services, "ports" | "settings" | "engineFor">,
	signal: AbortSignal,
): Promise<Engine> {
	const search = await ports.finder.find(signal);
	const { home } = settings.places;
	const one = search.found[firstChoice(search) ?? 0];
	if (one === undefined) {
		const searched = someNames(search.searched.map((folder) => shortPath(folder, home)));
		throw new AppError("pcluster-missing", "No pcluster, AWS's own command to make clusters, was found.", {
			hint: `${searched && `Looked in ${searched}. `}firstlight pcluster install installs one.`,
		});
	}
	const path = shortPath(one.path, home);
	if (one.works === "not-asked")
		throw new AppError("pcluster-missing", `${path} came with this folder, so firstlight has not run it.`, {
			hint: "Name it with --pcluster if you trust it.",
		});
	if (!one.works)
		throw new AppError("pcluster-broken", `${path} does not run: ${one.cause}`, { hint: one.cure });
	const engine = engineFor(one);
	const { supported, version, why } = engine.profile;
	if (supported) return engine;
	throw new AppError("pcluster-unsupported", why ?? `firstlight cannot drive pcluster ${version}.`);
}
