import { useState } from "react";
import type { Finding } from "../src/checks/preflight-check.ts";
import { inForce } from "../src/config/kept.ts";
import type { Agreed } from "../src/cost/cost-words.ts";
import type { ConfigDraft, Written } from "../src/engine/draft.ts";
import type { Engine } from "../src/engine/engine.ts";
import type { Asked } from "../src/ports/asked.ts";
import { type AppError, asAppError } from "../src/ports/errors.ts";
import type { ClusterSpec } from "../src/questions/answers.ts";
import { keepPlan } from "../src/services/keep-plan.ts";
import type { OptionStore } from "../src/wizard/option-store.ts";
import { type LaunchPlan, planFor } from "../src/wizard/plan.ts";
import { useServices } from "./services-context.tsx";
import { type ConfigDrafting, useConfigDraft } from "./use-config-draft.ts";
import { useLeaving } from "./use-leaving.ts";
import { type FileToCheck, type Preflight, usePreflight } from "./use-preflight.ts";

/** What the review is doing: nothing yet, asking whether to create, held up by the config file, writing, written. */
export type ReviewDoing =
	| { readonly at: "rest" }
	| { readonly at: "asking"; readonly accepted: readonly Finding[] }
	| { readonly at: "blocked" }
	| { readonly at: "writing" }
	| { readonly at: "written"; readonly written: Written }
	| { readonly at: "changed" }
	| { readonly at: "failed"; readonly error: AppError };

export interface Review {
	readonly doing: ReviewDoing;
	readonly config: ConfigDrafting;
	readonly preflight: Preflight;
	/** Asks whether to create the cluster; where the config file cannot be used it says so instead. */
	ask(): void;
	/** Takes one failed check as it is. */
	accept(failure: Finding): void;
	/** Writes and launches: the answer to the question, and what it said of the bill. */
	create(agreed: Agreed): void;
	/** Back from the question. */
	dismiss(): void;
	writeOnly(): void;
	/** Checks and reads everything again. */
	again(): void;
}

/** A config that was written without creating anything. */
export type WrittenFile = Pick<LaunchPlan, "configPath" | "written">;

/** The review's one promise: the cluster is launched only after its config is on disk as shown. */
export function useReview(
	engine: Engine,
	spec: ClusterSpec,
	options: OptionStore,
	onLaunch: (plan: LaunchPlan) => void,
	base: string | undefined,
	onWritten: ((file: WrittenFile) => void) | undefined,
	aside: readonly string[],
): Review {
	const { ports } = useServices();
	const config = useConfigDraft(engine, spec, base, aside);
	const preflight = usePreflight(engine, spec, toCheck(config.state), options);
	const [doing, setDoing] = useState<ReviewDoing>({ at: "rest" });
	const leaving = useLeaving();

	const save = async (then: (written: Written) => void) => {
		if (config.state.at !== "known" || doing.at === "writing") return;
		setDoing({ at: "writing" });
		try {
			const written = await keepPlan(ports, engine, spec, config.state.value);
			if (!leaving.aborted) then(written);
		} catch (thrown) {
			const error = asAppError(thrown);
			if (error.code === "config-changed") config.reread();
			setDoing(error.code === "config-changed" ? { at: "changed" } : { at: "failed", error });
		}
	};
	const ifUsable = (act: () => void) => (config.state.at === "failed" ? setDoing({ at: "blocked" }) : act());

	return {
		doing: doing.at === "asking" && config.state.at === "failed" ? { at: "blocked" } : doing,
		config,
		preflight,
		ask: () => ifUsable(() => setDoing({ at: "asking", accepted: [] })),
		accept: (failure) =>
			doing.at === "asking" && setDoing({ at: "asking", accepted: [...doing.accepted, failure] }),
		create: (agreed) =>
			void save((written) => onLaunch({ ...planFor(engine, spec, config.path, written), agreed })),
		dismiss: () => setDoing({ at: "rest" }),
		writeOnly: () =>
			ifUsable(
				() =>
					void save((written) => {
						setDoing({ at: "written", written });
						onWritten?.({ configPath: config.path, written });
						config.reread();
					}),
			),
		again() {
			setDoing({ at: "rest" });
			preflight.again();
			config.reread();
		},
	};
}

function toCheck(state: Asked<ConfigDraft>): FileToCheck {
	if (state.at === "known") return { kept: inForce(state.value.kept), sshFrom: state.value.sshFrom };
	return { kept: state.at === "failed" ? [] : undefined };
}
