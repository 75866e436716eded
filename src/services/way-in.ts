import { loginFault } from "../checks/login-faults.ts";
import { AppError } from "../ports/errors.ts";
import type { World } from "./services.ts";

/** Why there is no way into AWS, as the user's AWS files tell it; `error` itself where they do not. */
export async function wayInTold(
	{ ports, settings }: Pick<World, "ports" | "settings">,
	error: AppError,
): Promise<AppError> {
	const fault = loginFault({
		caller: { at: "failed", error },
		profile: settings.profile,
		setUp: { at: "known", value: await ports.awsFiles.read() },
		keysIn: undefined,
		home: settings.places.home,
	});
	if (fault === undefined) return error;
	const { detail, advice, commands, remark = "" } = fault;
	// Also where it came out by something else, such as a region that a profile would have told.
	const code = error.code === "usage" ? "no-credentials" : error.code;
	return new AppError(code, `AWS credentials: ${detail}.`, {
		hint: [remark, ...advice].filter(Boolean).join(" "),
		copy: commands,
		cause: error.cause,
	});
}
