import { AppError } from "../ports/errors.ts";
import { withoutKeys } from "../text/without-keys.ts";

/** The same error, without the keys of a screen. */
export function spokenError({ code, message, hint = "", copy, cause }: AppError): AppError {
	return new AppError(code, withoutKeys(message), { hint: withoutKeys(hint), copy, cause });
}
