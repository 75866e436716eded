import { faultCode } from "./file-faults.ts";

/** True while a process of this machine has that number, whoever owns it. */
export function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (thrown) {
		return faultCode(thrown) === "EPERM";
	}
}
