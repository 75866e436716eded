import type { Ports } from "../ports/ports.ts";

/** The ports that runs use. */
export interface RunDeps extends Pick<Ports, "processes" | "stacks" | "ec2" | "clock" | "log"> {
	/** Between two looks at AWS, milliseconds; 5000 when left out, which its limits bear well. */
	readonly lookMs?: number;
}
