import { useEffect, useState, useSyncExternalStore } from "react";
import type { Engine } from "../src/engine/engine.ts";
import { problemAt } from "../src/engine/problem-at.ts";
import type { Answers } from "../src/questions/answers.ts";
import type { Prefill } from "../src/questions/prefill.ts";
import { memoAccount } from "../src/wizard/memo-account.ts";
import { makeOptionStore, type OptionStore } from "../src/wizard/option-store.ts";
import { useServices } from "./services-context.tsx";

/** The options of every step, loading ahead of the user; what is still on its way is let go with the screen. */
export function useStepOptions(engine: Engine, prefill: Prefill, answers: Partial<Answers>): OptionStore {
	const { ports, settings, configPathFor } = useServices();
	const [store] = useState(() => {
		const { home } = settings.places;
		const account = memoAccount(ports, () => ports.clock.now().getTime());
		const { changes, clock, configFiles } = ports;
		const configProblem = (name: string) => problemAt(configPathFor(engine, name), engine, configFiles);
		return makeOptionStore({
			account,
			changes,
			profile: engine.profile,
			prefill,
			clock,
			home,
			configProblem,
		});
	});
	useSyncExternalStore(store.subscribe, store.snapshot);
	useEffect(() => store.want(answers), [store, answers]);
	useEffect(() => () => store.close(), [store]);
	return store;
}
