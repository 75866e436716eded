/** `work` on each item, at most `limit` at once, none begun after a failure; results in the order of `items`. */
export async function inParallel<Item, Result>(
	items: readonly Item[],
	limit: number,
	work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = new Array(items.length);
	const queue = items.entries();
	let failed = false;
	const worker = async () => {
		for (const [index, item] of queue) {
			if (failed) return;
			results[index] = await work(item).catch((thrown) => {
				failed = true;
				throw thrown;
			});
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
	return results;
}
