import { Text } from "ink";
import { useEffect, useState } from "react";
import { test } from "vitest";
import { screenOf } from "../harness/screen.ts";

function Part({ breaksAtOnce }: { readonly breaksAtOnce: boolean }) {
	const [isBroken, setBroken] = useState(breaksAtOnce);
	useEffect(() => setBroken(true), []);
	if (isBroken) throw new Error("this part cannot be drawn");
	return <Text>fine</Text>;
}

test.fails.each([true, false])(
	"a part that throws fails its test at once, whatever its source holds (%s)",
	async (breaksAtOnce) => {
		await screenOf(<Part breaksAtOnce={breaksAtOnce} />).see("this part cannot be drawn");
	},
);
