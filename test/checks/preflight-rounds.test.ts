import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import { keyFiles } from "../../src/adapters/key-files.ts";
import { preflight } from "../../src/checks/preflight.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { testDemo } from "../demo/demo-account.ts";
import { openNetwork } from "../harness/account.ts";
import { tutorialSpec } from "../stage/tutorial-spec.ts";

/** So long this process has nothing to do before the calls that wait are answered, ms: not so long by the clock. */
const IDLE_MS = 400;

/** An endpoint before another that answers in rounds: all calls that can be made without an answer are one. */
async function inRounds(endpoint: string) {
	const rounds: string[][] = [];
	let waiting: { readonly action: string; answer(): void }[] = [];
	let since = performance.eventLoopUtilization();
	const watch = setInterval(() => {
		if (waiting.length === 0 || performance.eventLoopUtilization(since).idle < IDLE_MS) return;
		rounds.push(waiting.map(({ action }) => action));
		const round = waiting;
		waiting = [];
		for (const { answer } of round) answer();
	}, 50);
	const server = createServer(async (incoming, outgoing) => {
		const body = await text(incoming);
		const answer = () => {
			const { url, headers } = incoming;
			request(endpoint, { method: "POST", path: url, headers }, (answered) => {
				outgoing.writeHead(answered.statusCode ?? 500, answered.headers);
				answered.pipe(outgoing);
			}).end(body);
		};
		const action = new URLSearchParams(body).get("Action") ?? String(incoming.headers["x-amz-target"]);
		waiting.push({ action, answer });
		since = performance.eventLoopUtilization();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	onTestFinished(() => {
		clearInterval(watch);
		server.closeAllConnections();
		server.close();
	});
	return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, rounds };
}

test("the checks of the tutorial's plan ask AWS in three rounds, each thing once", {
	timeout: 60_000,
}, async () => {
	const demo = await testDemo();
	const region = demo.region as RegionId;
	const { endpoint, rounds } = await inRounds(demo.endpoint);
	const ports = (at: string) =>
		awsPorts({ baseRegion: region, endpoint: at, credentials: demo.credentials, attempts: 1 });
	const spec = await tutorialSpec(ports(demo.endpoint), region);
	const check = (at: string) =>
		preflight({
			...ports(at),
			...{ spec, profile: profileFor(demo.version), kept: [], home: demo.home, now: new Date() },
			keyFiles: keyFiles(demo.home),
			reach: openNetwork,
			signal: new AbortController().signal,
		});
	// Once beforehand: what loads at its first call would otherwise look like a round of its own.
	await check(demo.endpoint);
	const findings = await check(endpoint);
	expect(findings.filter(({ detail }) => detail.startsWith("Could not be checked"))).toEqual([]);
	expect(rounds.length).toBeLessThanOrEqual(3);
	const all = rounds.flat().filter((action) => !/VpcAttribute|VolumeAttribute|InstanceTypes$/.test(action));
	expect(all.toSorted()).toEqual([...new Set(all)].toSorted());
});
