import type { HeadNode } from "../login/head-node.ts";
import { AppError } from "../ports/errors.ts";
import type { Tree, TreeItem } from "../ports/trees.ts";
import { lastLine } from "../text/last-line.ts";
import { dataIn, type Outside, plainText } from "../text/plain.ts";

/** What lies at a path of the head node. */
export interface TreeThere extends Tree {
	/** What lies at a name in it; undefined where nothing does, or no name was asked for. */
	readonly inside: Tree | undefined;
	/** The folder where its disk is mounted, and the room on it, bytes; undefined where df does not tell. */
	readonly mount: string | undefined;
	readonly room: number | undefined;
	readonly hasRsync: boolean;
}

/** How a path that is not there is told by the script, whose other codes are its programs'. */
const NOTHING_THERE = 66;

/** Everything has an end in NUL: names may hold whatever else there is. x is what may not be read. */
const CELLS = "\\t%s\\t%T@\\t%P\\0'";
const PRINT = `! -type l \\( ! -readable -o -type d ! -executable \\) -printf 'x${CELLS} -prune -o -printf '%y${CELLS}`;
const LOOK = [
	'export LC_ALL=C; cd && p=$(readlink -f -- "$1"); ' +
		`[ -e "$p" ] || exit ${NOTHING_THERE}; ` +
		'printf "%s\\0" "$p" "$(command -v rsync)" "$(df -P "$p" | tail -n 1)"; ' +
		`find "$p" -maxdepth "$2" ${PRINT} || exit 1; `,
	`[ -z "$3" ] || [ ! -e "$p/$3" ] || { printf '\\0'; find -H "$p/$3" ${PRINT}; }`,
].join("");

const MOST_OF_ANSWER = 64 * 1024 * 1024;
const MINUTE_MS = 60_000;

/** A path of the head node as its shell takes it from a place in the home folder. */
function fromHome(path: string): string {
	return path.replace(/^~(?:\/+|$)/, "") || ".";
}

/**
 * Looks at a path there (relative to the home folder, `~` allowed), so many folders deep, and at all of `inside` it.
 * Rejects as the head node does, and with `not-found` and `refused`.
 */
export async function lookThere(
	head: HeadNode,
	path: string,
	{ depth, inside = "" }: { readonly depth: number; readonly inside?: string },
	signal: AbortSignal,
): Promise<TreeThere> {
	const words = ["sh", "-c", LOOK, "sh", fromHome(path), String(depth), inside];
	const answer = await head.run(
		{ words, reads: true, most: MOST_OF_ANSWER, timeoutMs: 5 * MINUTE_MS },
		signal,
	);
	if (answer.code === NOTHING_THERE)
		throw new AppError("not-found", `There is no ${path} on the cluster.`, {
			hint: path.startsWith("/")
				? "Look at its spelling: capitals count."
				: "Paths that do not begin with / are those of your home folder there.",
		});
	if (answer.isCut)
		throw new AppError("refused", `${path} holds too many files to be copied at once.`, {
			hint: "Copy the folders in it one after the other.",
		});
	if (answer.code !== 0)
		throw new AppError("refused", `${path} cannot be read on the cluster: ${lastLine(answer.stderr)}`, {
			hint: "Look at its owner and mode there (ls -ld), or choose another one.",
		});
	return treeFrom(answer.stdout);
}

function treeFrom(answer: Outside): TreeThere {
	const [path = "", rsync = "", disk = "", ...records] = dataIn(answer).split("\0");
	if (!path.startsWith("/"))
		throw new AppError("refused", "The head node answered with something else than what lies there.", {
			hint: "See what firstlight ssh shows: a start-up file such as ~/.bashrc there may print something, or end each visit.",
		});
	const cells = disk.trim().split(/\s+/);
	const room = Number(cells[3]);
	const mount = cells.slice(5).join(" ");
	const end = records.indexOf("");
	const more = records.slice(end + 1).filter((record) => record !== "");
	return {
		path,
		items: records.slice(0, end).flatMap(itemIn),
		inside: more.length === 0 ? undefined : { path, items: more.flatMap(itemIn) },
		mount: mount.startsWith("/") ? plainText(mount) : undefined,
		room: cells.length > 5 && Number.isFinite(room) ? room * 1024 : undefined,
		hasRsync: rsync !== "",
	};
}

const KINDS: Readonly<Record<string, TreeItem["kind"]>> = { f: "file", d: "folder", l: "link" };

function itemIn(record: string): TreeItem[] {
	const [, kind = "", bytes, modified, name = ""] =
		/^(\w)\t(\d+)\t(-?\d+)[^\t]*\t([\s\S]*)$/.exec(record) ?? [];
	if (bytes === undefined) return [];
	return [{ name, kind: KINDS[kind] ?? "other", bytes: Number(bytes), modified: Number(modified) }];
}
