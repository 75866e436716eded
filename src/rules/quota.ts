/** A limit on the processors (vCPU) that may run at once, as Service Quotas calls it and knows it by. */
export interface ProcessorQuota {
	readonly name: string;
	readonly code: string;
}

/**
 * Which limit of EC2's counts machines of such a type: by the letters before the generation, on demand and on the
 * spot market (codes as Service Quotas lists them; HPC types are not sold on the spot market).
 */
const QUOTAS: readonly (readonly [families: RegExp, name: string, onDemand: string, spot?: string])[] = [
	[/^(a|c|d|h|i|im|is|m|r|t|z)\d/, "Standard", "L-1216C47A", "L-34B43A08"],
	[/^(g|gr|vt)\d/, "G and VT", "L-DB2E81BA", "L-3819A6DF"],
	[/^p\d/, "P", "L-417A185B", "L-7212CCBC"],
	[/^x\d/, "X", "L-7295265B", "L-E3A00192"],
	[/^hpc\d/, "HPC", "L-F7808C92"],
];

/** The limit that counts a type; undefined where it is not known. */
export function processorQuotaOf(type: string, market: "ondemand" | "spot"): ProcessorQuota | undefined {
	const found = QUOTAS.find(([families]) => families.test(type));
	if (found === undefined) return undefined;
	const [, name, onDemand, spot] = found;
	if (market === "ondemand") return { name: `Running On-Demand ${name} instances`, code: onDemand };
	return spot === undefined ? undefined : { name: `All ${name} Spot Instance Requests`, code: spot };
}
