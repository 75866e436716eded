import type { Engine } from "../engine/engine.ts";
import { problemAt } from "../engine/problem-at.ts";
import type { Prefill } from "../questions/prefill.ts";
import { MOMENT_MS, makeOptionStore, type OptionStore } from "../wizard/option-store.ts";
import { memoryOf } from "./account-memory.ts";
import type { Services } from "./services.ts";

/** What the questions are asked of. */
export type AskedServices = Pick<Services, "ports" | "settings" | "configPathFor">;

/** The options of all questions, over this account and for this pcluster; nothing is asked yet. */
export function questionOptions(
	{ ports, settings, configPathFor }: AskedServices,
	engine: Engine,
	prefill: Prefill,
): OptionStore {
	const { changes, clock, configFiles, reach } = ports;
	const account = memoryOf(ports);
	account.forgetBefore(clock.now().getTime() - MOMENT_MS);
	return makeOptionStore({
		account,
		changes,
		reach,
		profile: engine.profile,
		awsProfile: engine.awsProfile,
		prefill,
		clock,
		home: settings.places.home,
		configProblem: (name) => problemAt(configPathFor(engine, name), engine, configFiles),
	});
}
