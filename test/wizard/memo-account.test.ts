import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Ec2, Volume } from "../../src/ports/account.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { RegionId, VpcId } from "../../src/ports/ids.ts";
import { memoAccount } from "../../src/wizard/memo-account.ts";
import { bareAccount, keyFile, LONDON, subnet, volume } from "../harness/account.ts";

const free = () => new AbortController().signal;

function accountWith(ec2: Partial<Ec2>) {
	return memoAccount(bareAccount({ ec2 }));
}

/** Counts its calls and answers each when told to. */
function heldVolumes() {
	const calls: { region: RegionId; signal: AbortSignal; answer: PromiseWithResolvers<Volume[]> }[] = [];
	return {
		calls,
		volumes: (region: RegionId, signal: AbortSignal) => {
			const answer = Promise.withResolvers<Volume[]>();
			calls.push({ region, signal, answer });
			signal.addEventListener("abort", () => answer.reject(signal.reason));
			return answer.promise;
		},
	};
}

test("the same question is asked once, also while the answer is on its way", async () => {
	const held = heldVolumes();
	const { ec2 } = accountWith(held);
	const both = [ec2.volumes(LONDON, free()), ec2.volumes(LONDON, free())];
	held.calls[0]?.answer.resolve([volume("1", "a")]);
	const [one, other] = await Promise.all(both);
	expect(one).toBe(other);
	expect(await ec2.volumes(LONDON, free())).toBe(one);
	expect(held.calls).toHaveLength(1);
});

test("another region or other ids are another question", async () => {
	const held = heldVolumes();
	const { ec2 } = accountWith(held);
	void ec2.volumes(LONDON, free());
	void ec2.volumes("eu-west-1" as RegionId, free());
	void ec2.volumes(LONDON, free(), [volume("1", "a").id]);
	await setImmediate();
	expect(held.calls).toHaveLength(3);
});

test("the subnets of each VPC are taken from one answer for all", async () => {
	let calls = 0;
	const other = subnet({ id: "subnet-0bbbbbbb" as never, vpcId: "vpc-0bbbbbbb" as VpcId });
	const subnets = async () => {
		calls += 1;
		return [subnet(), other];
	};
	const { ec2 } = accountWith({ subnets });
	expect(await ec2.subnets(LONDON, other.vpcId, free())).toEqual([other]);
	expect(await ec2.subnets(LONDON, undefined, free())).toEqual([subnet(), other]);
	expect(calls).toBe(1);
});

test("what is asked for by its id is taken from a list that holds it, and asked for where none does", async () => {
	const held = heldVolumes();
	const { ec2 } = accountWith(held);
	const [here, lost] = [volume("1", "a"), volume("2", "b")];
	const all = ec2.volumes(LONDON, free());
	held.calls[0]?.answer.resolve([here]);
	await all;
	expect(await ec2.volumes(LONDON, free(), [here.id])).toEqual([here]);
	expect(held.calls).toHaveLength(1);
	void ec2.volumes(LONDON, free(), [here.id, lost.id]);
	void ec2.volumes("eu-west-1" as RegionId, free(), [here.id]);
	await setImmediate();
	expect(held.calls).toHaveLength(3);
});

test("only what was read before a time is forgotten", async () => {
	const asked: string[] = [];
	let now = 0;
	const note = async (name: string) => {
		asked.push(name);
		return [];
	};
	const account = memoAccount(
		bareAccount({ ec2: { keyPairs: () => note("keyPairs"), vpcs: () => note("vpcs") } }),
		() => now,
	);
	await account.ec2.keyPairs(LONDON, free());
	now = 10;
	await account.ec2.vpcs(LONDON, free());
	account.forgetBefore(10);
	await Promise.all([account.ec2.vpcs(LONDON, free()), account.ec2.keyPairs(LONDON, free())]);
	expect(asked).toEqual(["keyPairs", "vpcs", "keyPairs"]);
});

test("an argument left out and one that is undefined are the same question", async () => {
	const held = heldVolumes();
	const { ec2 } = accountWith(held);
	const both = [ec2.volumes(LONDON, free()), ec2.volumes(LONDON, free(), undefined)];
	held.calls[0]?.answer.resolve([]);
	await Promise.all(both);
	expect(held.calls).toHaveLength(1);
});

test("what takes no signal is asked each time", async () => {
	let calls = 0;
	const inspect = async (path: string) => {
		calls += 1;
		return keyFile(path);
	};
	const { keyFiles } = memoAccount(bareAccount({ keyFiles: { inspect } }));
	await keyFiles.inspect("/k");
	await keyFiles.inspect("/k");
	expect(calls).toBe(2);
});

test("forgetting asks again", async () => {
	let calls = 0;
	const regions = async () => {
		calls += 1;
		return [{ id: LONDON, optedIn: calls > 1 }];
	};
	const account = accountWith({ regions });
	await account.ec2.regions(free());
	account.forget();
	expect(await account.ec2.regions(free())).toEqual([{ id: LONDON, optedIn: true }]);
});

test("a failure is not remembered", async () => {
	let calls = 0;
	const { ec2 } = accountWith({
		regions: async () => {
			calls += 1;
			if (calls === 1) throw new AppError("throttled", "Too many requests.");
			return [];
		},
	});
	await expect(ec2.regions(free())).rejects.toThrow("Too many requests.");
	expect(await ec2.regions(free())).toEqual([]);
});

test("who leaves does not take the answer from who waits on", async () => {
	const held = heldVolumes();
	const { ec2 } = accountWith(held);
	const leaving = new AbortController();
	const left = ec2.volumes(LONDON, leaving.signal);
	const stayed = ec2.volumes(LONDON, free());
	leaving.abort();
	await expect(left).rejects.toMatchObject({ name: "AbortError" });
	expect(held.calls[0]?.signal.aborted).toBe(false);
	held.calls[0]?.answer.resolve([]);
	expect(await stayed).toEqual([]);
});

test("when the last one leaves the read is aborted, and the next one asks anew", async () => {
	const held = heldVolumes();
	const { ec2 } = accountWith(held);
	const leaving = new AbortController();
	const left = ec2.volumes(LONDON, leaving.signal);
	leaving.abort();
	await expect(left).rejects.toMatchObject({ name: "AbortError" });
	expect(held.calls[0]?.signal.aborted).toBe(true);
	const again = ec2.volumes(LONDON, free());
	held.calls[1]?.answer.resolve([]);
	expect(await again).toEqual([]);
});

test("a signal that is already aborted asks nothing", async () => {
	const { ec2 } = accountWith({});
	await expect(ec2.volumes(LONDON, AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
});

test("mending a key file's mode makes the files be looked at again", async () => {
	let safeMode = false;
	const { keyFiles } = memoAccount(
		bareAccount({
			keyFiles: {
				candidates: async () => [{ path: "/k", fingerprints: [], type: "rsa", safeMode }],
				mendMode: async () => {
					safeMode = true;
				},
			},
		}),
	);
	expect((await keyFiles.candidates(free()))[0]?.safeMode).toBe(false);
	await keyFiles.mendMode("/k");
	expect((await keyFiles.candidates(free()))[0]?.safeMode).toBe(true);
});

test("the key files at hand are looked for once, and again after one was made or mended", async () => {
	let looks = 0;
	const memo = memoAccount(
		bareAccount({
			keyFiles: {
				candidates: async () => {
					looks += 1;
					return [keyFile("/home/ada/.ssh/lsst.pem")];
				},
				makeNew: async () => undefined as never,
				mendMode: async () => undefined as never,
			},
		}),
	);
	const looked = async () => {
		await memo.keyFiles.candidates(free());
		return looks;
	};
	expect([await looked(), await looked()]).toEqual([1, 1]);
	await memo.keyFiles.makeNew("/home/ada/.ssh/new.pem", (() => undefined) as never);
	expect([await looked(), await looked()]).toEqual([2, 2]);
	await memo.keyFiles.mendMode("/home/ada/.ssh/lsst.pem");
	expect([await looked(), await looked()]).toEqual([3, 3]);
});
