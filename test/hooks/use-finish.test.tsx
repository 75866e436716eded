import { PassThrough } from "node:stream";
import { render, Text } from "ink";
import { useEffect, useLayoutEffect, useState } from "react";
import { expect, test } from "vitest";
import { useFinish } from "../../hooks/use-finish.ts";
import type { Farewell } from "../../src/flow/farewell.ts";

const FAREWELL: Farewell = { lines: ["lsst is running and costs money."], whole: [] };

/** Tells its farewell when it is taken away, as the screens do; `fault`: it breaks once it is drawn. */
function Screens({ fault, onFinish }: { fault: boolean; onFinish: (farewell: Farewell) => void }) {
	const { leave, gone } = useFinish(onFinish);
	const [isDrawn, setDrawn] = useState(false);
	useLayoutEffect(() => () => gone(FAREWELL), [gone]);
	useEffect(() => {
		if (fault) setDrawn(true);
		else leave(FAREWELL);
	}, [fault, leave]);
	if (isDrawn) throw new Error("this cannot be");
	return <Text>drawn</Text>;
}

function shown(fault: boolean) {
	const told: Farewell[] = [];
	const stdout = Object.assign(new PassThrough(), { columns: 80, rows: 24 }) as unknown as NodeJS.WriteStream;
	const app = render(<Screens fault={fault} onFinish={(farewell) => void told.push(farewell)} />, {
		stdout,
		patchConsole: false,
	});
	return { end: app.waitUntilExit(), told };
}

test("a fault of firstlight's own is one to whoever waits for the end, whatever is told in leaving", async () => {
	const { end, told } = shown(true);
	await expect(end).rejects.toThrow("this cannot be");
	expect(told).toEqual([FAREWELL]);
});

test("leaving is no fault, and is told once", async () => {
	const { end, told } = shown(false);
	await end;
	expect(told).toEqual([FAREWELL]);
});
