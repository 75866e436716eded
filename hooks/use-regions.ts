import { useEffect, useState } from "react";
import { ASKING, type Asked } from "../src/checks/start-check.ts";
import type { Region } from "../src/ports/account.ts";
import { asAppError } from "../src/ports/errors.ts";
import { useServices } from "./services-context.tsx";

/** The regions that this account has switched on; `attempt` counts how often they were asked for. */
export function useRegions(attempt: number): Asked<readonly Region[]> {
	const { ec2, log } = useServices().ports;
	const [regions, setRegions] = useState<Asked<readonly Region[]>>(ASKING);
	// biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
	useEffect(() => {
		const leaving = new AbortController();
		setRegions(ASKING);
		ec2.regions(leaving.signal).then(
			(all) => {
				if (!leaving.signal.aborted) setRegions({ at: "known", value: all.filter((one) => one.optedIn) });
			},
			(thrown: unknown) => {
				if (leaving.signal.aborted) return;
				const error = asAppError(thrown);
				log.note(error.message, thrown);
				setRegions({ at: "failed", error });
			},
		);
		return () => leaving.abort();
	}, [ec2, log, attempt]);
	return regions;
}
