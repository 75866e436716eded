import type { Ports } from "../ports/ports.ts";
import { type MemoAccount, memoAccount } from "../wizard/memo-account.ts";

type Account = Pick<Ports, "ec2" | "stacks" | "keyFiles" | "clock">;

/** One memory for each account: what the start has read a moment ago is not asked again for the questions. */
const memories = new WeakMap<Account["ec2"], MemoAccount>();

/** What was read of this account, to be shared by all who ask. */
export function memoryOf(ports: Account): MemoAccount {
	const memory = memories.get(ports.ec2) ?? memoAccount(ports, () => ports.clock.now().getTime());
	memories.set(ports.ec2, memory);
	return memory;
}

/** Forgets what a run of pcluster changes: which stacks there are, and what holds volumes. */
export function forgetChanging({ ec2 }: Pick<Ports, "ec2">): void {
	memories.get(ec2)?.forgetChangingBefore(Number.POSITIVE_INFINITY);
}
