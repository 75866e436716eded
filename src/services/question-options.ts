import type { Engine } from "../engine/engine.ts";
import { problemAt } from "../engine/problem-at.ts";
import type { Prefill } from "../questions/prefill.ts";
import { memoAccount } from "../wizard/memo-account.ts";
import { makeOptionStore, type OptionStore } from "../wizard/option-store.ts";
import type { Services } from "./services.ts";

/** The options of all questions, over this account and for this pcluster; nothing is asked yet. */
export function questionOptions(
	{ ports, settings, configPathFor }: Pick<Services, "ports" | "settings" | "configPathFor">,
	engine: Engine,
	prefill: Prefill,
): OptionStore {
	const { changes, clock, configFiles } = ports;
	return makeOptionStore({
		account: memoAccount(ports, () => clock.now().getTime()),
		changes,
		profile: engine.profile,
		prefill,
		clock,
		home: settings.places.home,
		configProblem: (name) => problemAt(configPathFor(engine, name), engine, configFiles),
	});
}
