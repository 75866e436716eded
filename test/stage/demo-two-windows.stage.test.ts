import { test } from "vitest";
import { demo, newHome } from "../e2e/firstlight.ts";
import { create, walkToReview } from "../e2e/walk.ts";

test("two windows create one name: the second is told whose it is, and can remove nothing", async () => {
	const home = newHome();
	const first = demo({ home });
	const second = demo({ home });
	await walkToReview(first);
	await walkToReview(second);
	await create(first);
	await first.waitFor("lsst  under way");
	await create(second);
	// The first window's config file is not overwritten unseen.
	await second.waitFor("Another program changed the file meanwhile. Nothing was written.");
	await create(second);
	await second.waitFor("Another cluster has the name lsst");
	await second.waitFor("c open lsst");
	second.press("d");
	second.press("r");
	await first.waitFor("lsst is ready");
	second.press("c");
	await second.waitFor(/lsst +● running/);
});
