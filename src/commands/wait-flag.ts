import { usageFault } from "./command.ts";

/** The flag of commands that AWS takes minutes for. */
export const WAIT_FLAG = {
	wait: { value: "false", does: ["--wait=false lets go once AWS has begun; AWS goes on"] },
} as const;

/** Whether `--wait` asks to stay until the end. Throws AppError `usage`. */
export function waitsFrom(call: string, wait: string | undefined): boolean {
	if (wait === undefined || wait === "true") return true;
	if (wait === "false") return false;
	throw usageFault({ call }, `--wait takes true or false, not ${wait}.`);
}
