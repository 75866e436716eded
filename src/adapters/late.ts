/** What may answer late: each method promises its answer. */
type Promising<Port, Known extends keyof Port> = {
	readonly [Name in Exclude<keyof Port, Known>]: (...args: never[]) => Promise<unknown>;
};

/** What `load` gives, asked for once; after a failure the next call tries again. */
export function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
	let loading: Promise<Value> | undefined;
	return () => {
		loading ??= load().catch((thrown: unknown) => {
			loading = undefined;
			throw thrown;
		});
		return loading;
	};
}

/** The port that `load` gives, at hand at once: a method waits for it when it is called. `known` needs no loading. */
export function late<Port extends object & Promising<Port, Known>, Known extends keyof Port = never>(
	load: () => Promise<Port>,
	known = {} as Pick<Port, Known>,
): Port {
	const loaded = once(load);
	const method =
		(name: string) =>
		async (...args: readonly unknown[]) => {
			const port = await loaded();
			return Reflect.apply(Reflect.get(port, name), port, args);
		};
	return new Proxy(known as Port, {
		get: (there, name) => {
			if (Reflect.has(there, name)) return Reflect.get(there, name);
			// A promise is known by its `then`, and this is none.
			return typeof name === "symbol" || name === "then" ? undefined : method(name);
		},
	});
}
