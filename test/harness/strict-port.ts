import { onTestFinished } from "vitest";

/**
 * A port that knows what the test expects of it. What the test itself gives (`expected`) has to be asked, what its
 * setting gives (`allowed`) may be; either fault fails the test at its end, whatever the program made of it.
 */
export function strictPort<Port extends object>(
	name: string,
	expected: Partial<Port>,
	allowed: Partial<Port> = {},
): Port {
	const surprises: string[] = [];
	const unused = new Set<string>();
	const noting = (call: string, value: unknown) => {
		if (typeof value !== "function") return value;
		unused.add(call);
		return (...args: unknown[]) => {
			unused.delete(call);
			return value.apply(expected, args);
		};
	};
	const given = Object.entries(expected).map(([call, value]) => [call, noting(call, value)]);
	onTestFinished(() => {
		const faults = [
			...surprises.map((call) => `unexpected call: ${name}.${call}`),
			...[...unused].map((call) => `expected and never called: ${name}.${call}`),
		];
		if (faults.length > 0) throw new Error(faults.join("\n"));
	});
	return new Proxy({ ...allowed, ...Object.fromEntries(given) } as Port, {
		get: (target, key) => {
			if (typeof key === "symbol" || Reflect.has(target, key)) return Reflect.get(target, key);
			return () => {
				surprises.push(key);
				throw new Error(`unexpected call: ${name}.${key}`);
			};
		},
	});
}
