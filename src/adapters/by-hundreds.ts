import { inParallel } from "../ports/in-parallel.ts";

/** What EC2 takes in one question. */
const A_QUESTION = 100;
/** A region has some 900 types of machines: all are asked for together. */
const AT_ONCE = 12;

/** What `ask` answers about all of `names`, in their order; asked about a hundred of them at a time. */
export async function byHundreds<Answer>(
	names: readonly string[],
	ask: (some: string[]) => Promise<Answer[]>,
): Promise<Answer[]> {
	const rest = [...names];
	const parts: string[][] = [];
	while (rest.length > 0) parts.push(rest.splice(0, A_QUESTION));
	return (await inParallel(parts, AT_ONCE, ask)).flat();
}
