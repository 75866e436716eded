import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { HeadNode } from "../src/login/head-node.ts";
import type { AppError } from "../src/ports/errors.ts";
import type { TransferPlan } from "../src/transfer/plan.ts";
import { runTransfer, type TransferNow } from "../src/transfer/run.ts";
import { useServices } from "./services-context.tsx";
import { hear } from "./use-asked.ts";

/** How a copy ended. */
export type TransferEnd =
	| { readonly at: "done" | "stopped" }
	| { readonly at: "failed"; readonly error: AppError };

/** A copy that begins when it is first seen; leaving the screen stops it. */
export function useTransfer(
	plan: TransferPlan,
	head: HeadNode,
	onEnd: (end: TransferEnd) => void,
): { readonly now: TransferNow | undefined; readonly stop: () => void } {
	const { ports } = useServices();
	const [now, setNow] = useState<TransferNow>();
	const leaving = useRef(new AbortController());
	const end = useEffectEvent(onEnd);
	useEffect(() => {
		const own = new AbortController();
		leaving.current = own;
		hear(runTransfer(ports, head, plan, setNow, own.signal), ports.log, own.signal, (answer) => {
			if (answer.at === "failed") end({ at: "failed", error: answer.error });
			if (answer.at === "known") end({ at: "done" });
		});
		return () => own.abort();
	}, [ports, head, plan]);
	const stop = () => {
		leaving.current.abort();
		onEnd({ at: "stopped" });
	};
	return { now, stop };
}
