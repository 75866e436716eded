import { useEffect, useState, useSyncExternalStore } from "react";
import type { Engine } from "../src/engine/engine.ts";
import type { Answers } from "../src/questions/answers.ts";
import type { Prefill } from "../src/questions/prefill.ts";
import { questionOptions } from "../src/services/question-options.ts";
import type { OptionStore } from "../src/wizard/option-store.ts";
import { useServices } from "./services-context.tsx";

/** The options of every step, loading ahead of the user; what is still on its way is let go with the screen. */
export function useStepOptions(engine: Engine, prefill: Prefill, answers: Partial<Answers>): OptionStore {
	const services = useServices();
	const [store] = useState(() => questionOptions(services, engine, prefill));
	useSyncExternalStore(store.subscribe, store.snapshot);
	useEffect(() => store.want(answers), [store, answers]);
	useEffect(() => () => store.close(), [store]);
	return store;
}
