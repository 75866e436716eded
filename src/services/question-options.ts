import type { Engine } from "../engine/engine.ts";
import { problemAt } from "../engine/problem-at.ts";
import type { Ports } from "../ports/ports.ts";
import type { Prefill } from "../questions/prefill.ts";
import { type MemoAccount, memoAccount } from "../wizard/memo-account.ts";
import { MOMENT_MS, makeOptionStore, type OptionStore } from "../wizard/option-store.ts";
import type { Services } from "./services.ts";

/** What the questions are asked of. */
export type AskedServices = Pick<Services, "ports" | "settings" | "configPathFor">;

/** One memory for each account: what the start has read a moment ago is not asked again for the questions. */
const memories = new WeakMap<Ports, MemoAccount>();

/** The options of all questions, over this account and for this pcluster; nothing is asked yet. */
export function questionOptions(
	{ ports, settings, configPathFor }: AskedServices,
	engine: Engine,
	prefill: Prefill,
): OptionStore {
	const { changes, clock, configFiles, reach } = ports;
	const now = () => clock.now().getTime();
	const account = memories.get(ports) ?? memoAccount(ports, now);
	memories.set(ports, account);
	account.forgetBefore(now() - MOMENT_MS);
	account.forgetChangingBefore(now());
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
