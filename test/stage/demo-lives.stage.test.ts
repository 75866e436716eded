import { test } from "vitest";
import { failedLife, wholeLife } from "../e2e/demo-life.ts";

test.each([2, 3] as const)(
	"version %i by the tutorial: at most 12 keys to a cluster, then login, stop, start, delete",
	(major) => wholeLife(major),
);

test.each([2, 3] as const)(
	"a cluster of version %i that fails shows the first cause, and what is left can be removed",
	(major) => failedLife(major),
);
