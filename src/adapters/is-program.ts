import { constants } from "node:fs";
import { access } from "node:fs/promises";

/** Whether the user may run `file`. */
export function isProgram(file: string): Promise<boolean> {
	return access(file, constants.X_OK).then(
		() => true,
		() => false,
	);
}
