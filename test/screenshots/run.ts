// Draws the README's pictures and its film from the running program on its demo account, and a sheet of all screens for
// whoever changes them: `npm run screenshots`. With a word, only those: `npm run screenshots -- sheet`.
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bareEnvironment, PROGRAM } from "../e2e/built-program.ts";
import { type RunningProgram, startProgram } from "../pty/terminal.ts";
import { Camera } from "./film.ts";
import { frameNow, type Size } from "./frames.ts";
import { type Screens, sheet } from "./sheet.ts";
import { pictureOf } from "./svg.ts";
import { tour } from "./tour.ts";
import { wholeWay } from "./way.ts";

const ROOT = join(import.meta.dirname, "../..");

/** The size that every terminal has, and that a browser shows without making it smaller. */
const NORM: Size = { cols: 80, rows: 24 };
const SHEET_SIZES: readonly Size[] = [NORM, { cols: 120, rows: 40 }];

/** The pictures of the README, by the screen they show. */
const PICTURES: Readonly<Record<string, string>> = {
	start: "firstlight's start screen: what is there and what is missing",
	subnet: "A question: which subnet, and why",
	plan: "The plan: the cluster, what it costs, and what was checked",
	question: "The question before anything is created: what it costs, and the key that says yes",
	create: "A cluster being created",
	cluster: "The console of a running cluster",
	stop: "The question before a cluster is stopped: what ends, what stays, what it costs",
};

/** How long the film shows a screen, milliseconds; the others 1.5 s. */
const HOLDS_MS: Readonly<Record<string, number>> = {
	plan: 5000,
	question: 3500,
	cluster: 4000,
	stop: 3500,
	left: 5000,
};

/** As it is started once it is installed: by its name, which the screens then tell in commands. */
function start(home: string, size: Size, speed: number, args: readonly string[]): RunningProgram {
	const bin = join(home, "bin");
	const program = join(bin, "firstlight");
	mkdirSync(bin, { recursive: true });
	if (!existsSync(program)) symlinkSync(PROGRAM, program);
	const env = bareEnvironment(home);
	return startProgram({
		file: process.execPath,
		args: [program, ...args],
		env: {
			...env,
			PATH: `${bin}:${env["PATH"]}`,
			FORCE_COLOR: "2",
			FIRSTLIGHT_DEMO_SPEED: String(speed),
		},
		cwd: home,
		...size,
		waitMs: 60_000,
	});
}

async function drawPictures(home: string): Promise<void> {
	const docs = join(ROOT, "docs");
	const program = start(home, NORM, 3, ["--demo"]);
	const camera = new Camera(program);
	const write = (name: string, drawn: string) => {
		writeFileSync(join(docs, `${name}.svg`), drawn);
		console.log(`docs/${name}.svg  ${Math.round(drawn.length / 1000)} kB`);
	};
	const names: string[] = [];
	try {
		await wholeWay(program, async (name) => {
			names.push(name);
			camera.hold(HOLDS_MS[name] ?? 1500);
			const title = PICTURES[name];
			if (title === undefined) return;
			const frame = await frameNow(program, NORM);
			write(name, pictureOf(frame, NORM, title));
		});
	} finally {
		await program.dispose();
	}
	const title = "The whole way: from the start screen to a cluster that is stopped again";
	write("film", await camera.film(NORM, title, names.indexOf("plan")));
}

async function drawSheet(folder: string): Promise<void> {
	const screens: Screens = new Map();
	const missed: string[] = [];
	for (const size of SHEET_SIZES) {
		let home = "";
		const started = (args: readonly string[], which: "same" | "new") => {
			if (which === "new") home = mkdtempSync(join(folder, "home-"));
			return start(home, size, 8, args);
		};
		const notFound = await tour(started, (program) => async (name) => {
			const frame = await frameNow(program, size);
			screens.set(name, [...(screens.get(name) ?? []), { size, frame }]);
		});
		missed.push(...notFound.map((name) => `${size.cols}×${size.rows} ${name}`));
	}
	mkdirSync(join(ROOT, ".screens"), { recursive: true });
	writeFileSync(join(ROOT, ".screens/sheet.html"), sheet(screens, missed));
	console.log(`.screens/sheet.html  ${screens.size} screens`);
	for (const name of missed) console.error(`Not found: ${name}`);
	if (missed.length > 0) process.exitCode = 1;
}

const folder = mkdtempSync(join(tmpdir(), "firstlight-pictures-"));
const [only] = process.argv.slice(2);
try {
	// Its name is seen in the pictures.
	const home = join(folder, "ada");
	mkdirSync(home);
	if (only !== "sheet") await drawPictures(home);
	if (only !== "pictures") await drawSheet(folder);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
