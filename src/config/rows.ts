import type { Profile } from "../pcluster/profile.ts";
import type { ClusterSpec } from "../questions/answers.ts";
import type { Prefill } from "../questions/prefill.ts";
import type { Data, Path, Row } from "../questions/row.ts";
import { steps } from "../questions/steps.ts";

/** Every setting of the config file that a question is about. */
export const ROWS: readonly Row[] = steps.flatMap(({ rows }) => (typeof rows === "string" ? [] : rows));

/** A row's place in the file of a version. */
export interface Place {
	readonly path: Path;
	readonly yields: boolean;
	readonly list: boolean;
	readonly mayBeAbsent: boolean;
}

/** One setting as it is to stand in the file; undefined takes it away. */
export interface Wanted extends Place {
	readonly value: Data | undefined;
	readonly what: string;
	/** True where the file's text says the same in other letters; absent: only the same letters do. */
	says?(present: string): boolean;
}

type Version = "v2" | "v3";

/** Where the rows are written in a version's file. */
export function placesIn(version: Version): Place[] {
	return ROWS.flatMap((row) => placesOf(row, version));
}

function placesOf(row: Row, version: Version): Place[] {
	const written = row[version];
	if (typeof written === "string" || !written.at) return [];
	const { at, and = [], yields = false, list = false, mayBeAbsent = false } = written;
	return [at, ...and].map((path) => ({ path, yields, list, mayBeAbsent }));
}

/** What the rows want in a version's file. */
export function wantedIn(
	version: Version,
	spec: ClusterSpec,
	profile: Profile,
	rows: readonly Row[] = ROWS,
): Wanted[] {
	return rows.flatMap((row) => {
		const written = row[version];
		if (typeof written === "string") return [];
		const { what } = row;
		const answer = row.value(spec);
		if (answer === undefined) return [];
		const value = written.spelt ? written.spelt(answer, spec, profile) : (answer as Data);
		const says = (present: string) => JSON.stringify(written.read?.(present)) === JSON.stringify(answer);
		return placesOf(row, version).map((place) => ({
			...place,
			what,
			value,
			...(typeof answer === "object" && { says }),
		}));
	});
}

/** The answers in a version's file: by `said`, what stands at a place, undefined where nothing does. */
export function answersIn(
	version: Version,
	said: (path: Path) => Data | undefined,
	{ volumes, keptVolumes = [] }: Pick<Prefill, "volumes" | "keptVolumes">,
): Prefill {
	const known = ROWS.flatMap((row) => {
		const written = row[version];
		if (typeof written === "string" || !row.known) return [];
		const { at, and = [], or = [] } = written;
		const found = [...(at ? [at] : []), ...and, ...or].map(said);
		const value = written.read ? written.read(...found) : found.find((one) => typeof one === "string");
		return value === undefined ? [] : [row.known(value)];
	});
	const nodes = known.flatMap((one) => one.nodes ?? []);
	const answers: Prefill = Object.assign(
		{},
		...known,
		nodes[0] && { nodes: Object.assign({}, ...nodes) },
		volumes && volumes.length > 0 && { volumes },
	);
	const source = Object.fromEntries(Object.keys(answers).map((key) => [key, "from your config file"]));
	return {
		...answers,
		...(keptVolumes.length > 0 && { keptVolumes }),
		...(Object.keys(source).length > 0 && { source }),
	};
}
