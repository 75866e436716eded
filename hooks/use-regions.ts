import { useCallback } from "react";
import type { Region } from "../src/ports/account.ts";
import type { Asked } from "../src/ports/asked.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";

/** The regions that this account has switched on. */
export function useRegions(): Asked<readonly Region[]> {
	const { ec2 } = useServices().ports;
	const ask = async (signal: AbortSignal) => (await ec2.regions(signal)).filter((one) => one.optedIn);
	return useAsked(useCallback(ask, [ec2])).answer;
}
