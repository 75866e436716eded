import { AppError } from "../ports/errors.ts";
import { oddCharacter } from "../text/odd-character.ts";

const ID_BODY = /^([0-9a-z]{8}|[0-9a-z]{17})$/;

/** True when `text` has the form that pcluster takes: `prefix-` and 8 or 17 letters and digits. */
export function hasIdForm(prefix: string, text: string): boolean {
	return text.startsWith(`${prefix}-`) && ID_BODY.test(text.slice(prefix.length + 1));
}

/** The typed id without blanks around it; rejects with `bad-input` when it cannot be one. */
export function typedId<Id extends string>(prefix: string, text: string): Id {
	const id = text.trim();
	if (hasIdForm(prefix, id)) return id as Id;
	const odd = oddCharacter(id, (part) => /^[0-9a-z-]+$/.test(part));
	throw new AppError("bad-input", `“${id}” is not an id of the right form.`, {
		hint: `${odd}It starts with ${prefix}- and goes on with 8 or 17 digits and small letters, like ${prefix}-0123456789abcdef0.`,
	});
}
