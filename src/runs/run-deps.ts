import type { Ports } from "../ports.ts";

/** The ports that runs use. */
export type RunDeps = Pick<Ports, "processes" | "stacks" | "ec2" | "clock" | "log">;
