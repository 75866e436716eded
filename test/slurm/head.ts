import type { Ask, HeadNode } from "../../src/login/head-node.ts";
import type { HeadAnswer } from "../../src/ports/head-node.ts";

type Answer = string | Partial<HeadAnswer> | Error | ((line: string) => string | Promise<string>);

/** A head node that answers by what stands in the command, the first that fits; and the commands that came. */
export function headThat(answers: () => readonly (readonly [part: string, answer: Answer])[]) {
	const asked: string[] = [];
	let isOpen = true;
	const head: HeadNode = {
		aws: { region: "eu-west-2", profile: undefined },
		async run({ words }: Ask) {
			const line = words.join(" ");
			asked.push(line);
			const [, answer] = answers().find(([part]) => line.includes(part)) ?? [];
			if (answer === undefined) throw new Error(`unexpected: ${line}`);
			if (answer instanceof Error) throw answer;
			const said = typeof answer === "function" ? await answer(line) : answer;
			const given = typeof said === "string" ? { stdout: said } : said;
			return { code: 0, stdout: "", stderr: "", isCut: false, ...given };
		},
		sshFor: () => Promise.reject(new Error("unexpected")),
		isOpen: () => isOpen,
		close: async () => {
			isOpen = false;
		},
	};
	return { head, asked };
}

/** What a look finds, as Slurm writes it. */
export function lookOf(nodes: readonly string[], jobs: readonly string[]): string {
	return ["ec2-user", "--", ...nodes, "--", ...jobs, ""].join("\n");
}

export const NODES = [
	"queue1-dy-compute-1|queue1*|mix|4|none",
	"queue1-dy-compute-2|queue1*|down%|4|(Code:InsufficientInstanceCapacity)Failure when resuming nodes",
	"queue1-dy-compute-3|queue1*|idle~|4|none",
];

export const JOBS = [
	"1|ec2-user|R|1|1|0:07|UNLIMITED|2026-11-26T15:46:42|queue1|queue1-dy-compute-1|None|coadd",
	"2|ada|PD|2|2|0:00|1:00:00|N/A|queue1||Resources|warp",
	"3|ec2-user|CD|1|1|0:01|UNLIMITED|2026-11-26T15:40:00|queue1|queue1-dy-compute-1|None|first",
];

/** The logs that a line asks for, as the head node sends them; those without lines here are not there. */
export function logsThere(logs: Readonly<Record<string, readonly string[]>>): (line: string) => string {
	return (line) => {
		const mark = /echo "(==\S+==) /.exec(line)?.[1];
		return Object.entries(logs)
			.map(
				([path, lines]) => `\n${mark} ${path} 1764183600 ${lines.join("\n").length}\n${lines.join("\n")}\n`,
			)
			.join("");
	};
}
