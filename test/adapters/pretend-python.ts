import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

interface PretendPython {
	readonly version?: string;
	/** False: without venv. */
	readonly able?: boolean;
	/** Shell lines in place of pip; `$bin` is the environment's folder of programs. */
	readonly pip?: string;
	/** Shell lines in place of making an environment, in `$3`. */
	readonly venv?: string;
}

/** What pip does when all goes well: a pcluster of the version asked for, which tells it. */
export const PIP_WORKS = `
for last; do :; done
version=\${last#*==}
echo 'Looking in indexes: https://pypi.org/simple'
echo "Collecting $last"
echo 'Installing collected packages: six, aws-parallelcluster'
printf '#!%s/python\\necho %s\\n' "$bin" "$version" > "$bin/pcluster"
mkdir -p "$bin/__pycache__"
chmod +x "$bin/pcluster"
printf 'Successfully installed'`;

/** A pip that comes to no end by itself, but goes when its environment is taken away. */
export const PIP_WAITS = 'echo Collecting x; while [ -d "$bin" ]; do sleep 0.1; done';

/** A shell script that behaves as a Python as far as an installation asks of it, at once and without a network. */
export function putPython(
	file: string,
	{ version = "3.11.7", able = true, pip = PIP_WORKS, venv = "" }: PretendPython = {},
) {
	mkdirSync(dirname(file), { recursive: true });
	const script = `#!/bin/sh
while [ "$1" = -I ] || [ "$1" = -u ]; do shift; done
bin=$(dirname "$0")
case "$1 $2" in
"-c "*) echo '{"version": "${version}", "able": ${able}, "file": "${file}"}' ;;
"-m venv") ${venv || 'mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && echo "command = $3" > "$3/pyvenv.cfg"'} ;;
"-m pip") ${pip}
;;
*) exec sh "$@" ;;
esac
`;
	writeFileSync(file, script);
	chmodSync(file, 0o755);
	return file;
}

/** Puts a Python named `name` into `folder`. */
export function putPythonIn(folder: string, name: string, pretend?: PretendPython): string {
	return putPython(join(folder, name), pretend);
}
