import { describe, expect, test } from "vitest";
import type { Ask, HeadNode } from "../../src/login/head-node.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { HeadAnswer } from "../../src/ports/head-node.ts";
import { jobOrder, UnsureError } from "../../src/slurm/job-order.ts";
import { stillClock } from "../harness/services.ts";

const never = new AbortController().signal;
const SCRIPT = "#!/bin/bash\necho “é”\n";
const BROKE = new AppError("unreachable", "The connection broke off.");

/** A head node with a queue: what is sent comes into it or not, and its answer gets through or not. */
function queueThat(how: {
	readonly arrives: boolean;
	readonly answers: boolean;
	readonly reachable?: () => boolean;
}) {
	const sent: Ask[] = [];
	let looks = 0;
	const said = (stdout: string): HeadAnswer => ({ code: 0, stdout, stderr: "", isCut: false });
	const head: Partial<HeadNode> = {
		isOpen: () => true,
		async run(ask) {
			const line = ask.words.join(" ");
			if (line.includes("sbatch")) {
				sent.push(ask);
				if (!how.answers) throw BROKE;
				return said("7\n");
			}
			looks += 1;
			if (how.reachable?.() === false) throw BROKE;
			const mark = /--comment=(\S+)/.exec(sent[0]?.words.join(" ") ?? "")?.[1];
			return said(`3|(null)\n${how.arrives ? `7|${mark}\n` : ""}`);
		},
	};
	return { head: head as HeadNode, sent, looks: () => looks };
}

describe("a job that is sent", () => {
	test("goes to sbatch by its standard input, whole or not at all", async () => {
		const { head, sent, looks } = queueThat({ arrives: true, answers: true });
		expect(await jobOrder(head, stillClock(), SCRIPT).send(never)).toBe("7");
		expect(looks()).toBe(0);
		expect(sent).toHaveLength(1);
		expect(sent[0]?.input).toBe(SCRIPT);
		expect(sent[0]?.reads).toBeUndefined();
		expect(sent[0]?.words.at(-1)).toContain(`-eq ${new TextEncoder().encode(SCRIPT).length + 1} `);
	});

	test("is found by its own mark where the answer was lost, and not sent again", async () => {
		const { head, sent, looks } = queueThat({ arrives: true, answers: false });
		expect(await jobOrder(head, stillClock(), SCRIPT).send(never)).toBe("7");
		expect(sent).toHaveLength(1);
		expect(looks()).toBe(1);
	});

	test("is said not to be sent only after a second look", async () => {
		const clock = stillClock();
		const { head, sent, looks } = queueThat({ arrives: false, answers: false });
		const sending = jobOrder(head, clock, SCRIPT).send(never);
		const failed = expect(sending).rejects.toThrow("it was not sent");
		await clock.pass(0);
		expect(looks()).toBe(1);
		await clock.pass(12_000);
		await failed;
		expect(looks()).toBe(2);
		expect(sent).toHaveLength(1);
	});

	test("is unsure as long as nobody can look, and found once somebody can", async () => {
		let reachable = false;
		const { head, sent } = queueThat({ arrives: true, answers: false, reachable: () => reachable });
		const order = jobOrder(head, stillClock(), SCRIPT);
		await expect(order.send(never)).rejects.toThrow(UnsureError);
		reachable = true;
		expect(await order.settle(never)).toBe("7");
		expect(sent).toHaveLength(1);
	});

	test("is not sent where nobody gets there", async () => {
		const { head, sent } = queueThat({ arrives: false, answers: true, reachable: () => false });
		const shut = { ...head, isOpen: () => false };
		const sending = jobOrder(shut, stillClock(), SCRIPT).send(never);
		await expect(sending).rejects.toSatisfy((thrown) => !(thrown instanceof UnsureError));
		expect(sent).toEqual([]);
	});

	test("that Slurm does not take says so in sbatch's words", async () => {
		const { head } = queueThat({ arrives: true, answers: true });
		const stderr =
			"sbatch: error: Batch job submission failed: Requested node configuration is not available\n";
		const run = async () => ({ code: 1, stdout: "", stderr, isCut: false });
		await expect(jobOrder({ ...head, run }, stillClock(), SCRIPT).send(never)).rejects.toThrow(
			"Slurm did not take the job: Batch job submission failed: Requested node configuration",
		);
	});
});
