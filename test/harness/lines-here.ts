import { PassThrough } from "node:stream";
import { onTestFinished } from "vitest";
import { systemClock } from "../../src/adapters/clock.ts";
import { StreamLines } from "../../src/adapters/line-terminal.ts";
import { lineSession, type SettingsChange } from "../../src/plain/line-session.ts";
import type { World } from "../../src/services/services.ts";
import type { GivenSettings } from "../../src/settings.ts";
import { VERSION } from "../../src/version.ts";
import { demoWorldHere } from "./demo-here.ts";

/** In ms: for what never comes, far above what a busy machine needs. */
const PATIENCE = 60_000;

interface Given {
	readonly home: string;
	readonly flags?: GivenSettings;
	/** How much faster the demo lives; so fast that a cluster takes no time when left out. */
	readonly speed?: number;
	/** False: a pipe, not a terminal. */
	readonly isTyped?: boolean;
	/** What is other than in the demo. */
	readonly instead?: (world: World) => World;
}

/** Plain mode in the demo, in this process: what was told, and what is typed. */
export interface LinesHere {
	/** All that was told. */
	told(): string;
	/** Resolves, with what was told since the last line that was typed, as soon as that holds `text`. */
	see(text: string | RegExp): Promise<string>;
	/** Types a line where `prompt` waits for one that was asked for since the last. */
	answer(prompt: string | RegExp, line: string): Promise<void>;
	type(...lines: readonly string[]): void;
	/** Ctrl-C. */
	interrupt(): void;
	/** Ctrl-D, or the end of a pipe; resolves once the session has ended. */
	end(): Promise<void>;
	/** Resolves once the session has ended, with what it begins anew with. */
	readonly ended: Promise<SettingsChange | undefined>;
}

export async function linesHere({
	home,
	flags,
	speed = 200,
	isTyped = true,
	instead = (world) => world,
}: Given): Promise<LinesHere> {
	const given: GivenSettings = { demo: "2", plain: true, ...flags };
	const world = instead(await demoWorldHere(given, { home, speed, handed: () => undefined }));
	const input = Object.assign(new PassThrough(), { isTTY: isTyped }) as unknown as NodeJS.ReadStream &
		PassThrough;
	const output = Object.assign(new PassThrough(), { columns: 200 });
	const terminal = new StreamLines(input, output, systemClock);
	let told = "";
	let since = 0;
	const listeners = new Set<() => void>();
	output.on("data", (text) => {
		told += text;
		for (const listener of [...listeners]) listener();
	});
	const attention = { call: () => undefined };
	const session = lineSession({ ...world, ports: { ...world.ports, attention } }, VERSION, terminal);
	const ended = session.finally(() => world.close()).finally(() => terminal.close());
	ended.catch(() => undefined);
	onTestFinished(async () => {
		terminal.leave();
		await ended.catch(() => undefined);
	});
	const until = (isThere: (fresh: string) => boolean, wish: string) =>
		new Promise<string>((resolve, reject) => {
			const settle = (act: () => void) => {
				clearTimeout(timer);
				listeners.delete(look);
				act();
			};
			const fail = (why: unknown) => settle(() => reject(new Error(`${why} without ${wish}:\n${told}`)));
			const look = () => {
				const fresh = told.slice(since);
				if (isThere(fresh)) settle(() => resolve(fresh));
			};
			const timer = setTimeout(() => fail("The time was over"), PATIENCE);
			listeners.add(look);
			ended.then(() => fail("It ended"), fail);
			look();
		});
	const has = (text: string, wanted: string | RegExp) =>
		typeof wanted === "string" ? text.includes(wanted) : wanted.test(text);
	const type = (...lines: readonly string[]) => {
		since = told.length;
		input.write(`${lines.join("\n")}\n`);
	};
	return {
		told: () => told,
		see: (text) => until((fresh) => has(fresh, text), `${text}`),
		async answer(prompt, line) {
			await until((fresh) => {
				const last = fresh.trimEnd().split("\n").at(-1) ?? "";
				return last.endsWith(":") && has(last, prompt);
			}, `${prompt}`);
			type(line);
		},
		type,
		interrupt: () => terminal.interrupt(),
		async end() {
			input.end();
			await ended;
		},
		ended,
	};
}
