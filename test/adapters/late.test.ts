import { expect, test } from "vitest";
import { late } from "../../src/adapters/late.ts";

interface Post {
	readonly place: string;
	send(letter: string, copies?: number): Promise<string>;
}

function postOffice() {
	const seen = { loads: 0, failures: 0 };
	const load = async (): Promise<Post> => {
		seen.loads += 1;
		if (seen.loads <= seen.failures) throw new Error("no such file");
		return { place: "loaded", send: async (letter, copies = 1) => `${letter} × ${copies}` };
	};
	return { seen, post: late(load, { place: "known" }) };
}

test("nothing is loaded before the first call, and then once", async () => {
	const { seen, post } = postOffice();
	expect([post.place, seen.loads]).toEqual(["known", 0]);
	expect(await Promise.all([post.send("a"), post.send("b", 2)])).toEqual(["a × 1", "b × 2"]);
	expect(seen.loads).toBe(1);
});

test("a load that failed is that call's failure, and the next one tries again", async () => {
	const { seen, post } = postOffice();
	seen.failures = 1;
	await expect(post.send("a")).rejects.toThrow("no such file");
	expect(await post.send("a")).toBe("a × 1");
});

test("a late port is no promise: it can be handed on by an async function", async () => {
	const { seen, post } = postOffice();
	expect(await Promise.resolve(post)).toBe(post);
	expect(seen.loads).toBe(0);
});
