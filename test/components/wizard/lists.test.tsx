import { describe, expect, test } from "vitest";
import type { Region, Vpc } from "../../../src/ports/account.ts";
import { AppError } from "../../../src/ports/errors.ts";
import {
	denied,
	keyFile,
	LONDON,
	officialImages,
	tutorialVolumes,
	volume,
	vpc,
} from "../../harness/account.ts";
import { answer } from "../../harness/answer.ts";
import { KEYS } from "../../harness/screen.ts";
import { complete } from "../../wizard/answers.ts";
import { wizardScreen } from "./wizard-screen.tsx";

const { region, vpc: vpcAnswer, subnet, volumes, mounts, keyPair } = complete;
const atVpc = { region };
const atVolumes = { region, vpc: vpcAnswer, subnet };
const atImage = { ...atVolumes, volumes, mounts };
const toKeyFile = { ...atImage, image: complete.image, keyPair };

/** Wide enough for the rail, which tells what was answered. */
const WITH_RAIL = { columns: 110, rows: 24 };

describe("a filter", () => {
	test("takes letters that would otherwise be keys, narrows, and Esc clears it", async () => {
		const { screen } = wizardScreen();
		await screen.see("› eu-west-2");
		await screen.press("/");
		await screen.see("type to filter");
		await screen.press("ire");
		await screen.gone("us-east-1");
		expect(screen.frame()).toContain("› eu-west-1");
		await screen.press(KEYS.escape);
		await screen.see("us-east-1");
		await screen.see("↑↓ choose");
	});

	test("Enter takes the row under the cursor while filtering", async () => {
		const { screen } = wizardScreen({ size: WITH_RAIL });
		await screen.see("› eu-west-2");
		await screen.press("/virginia\r");
		await screen.see("✓ Region    us-east-1");
	});

	test("says so when nothing matches, and Enter then chooses nothing", async () => {
		const { screen } = wizardScreen();
		await screen.see("› eu-west-2");
		await screen.press("/zzz");
		await screen.see("0 of 4 match");
		await screen.press("\r");
		await screen.see("There is nothing here to choose.");
	});
});

describe("a row that cannot be chosen", () => {
	test("is shown with its reason, and Enter on it repeats the reason", async () => {
		const { screen } = wizardScreen();
		await screen.see("› eu-west-2");
		expect(screen.frame()).toMatch(/ap-east-1 .*not switched on/);
		await screen.press(KEYS.end);
		await screen.see("› ap-east-1");
		await screen.press("\r");
		await screen.see("! not switched on in your account");
		expect(screen.frame()).toContain("› Region");
	});
});

describe("20,000 rows", () => {
	const many: Vpc[] = Array.from({ length: 20_000 }, (_, place) =>
		vpc({ id: `vpc-${String(place).padStart(8, "0")}` as Vpc["id"], isDefault: place === 0 }),
	);

	test("only what fits is drawn, and the ends are one key away", async () => {
		const { screen } = wizardScreen({ start: atVpc, ec2: { vpcs: async () => many } });
		await screen.see("› vpc-00000000");
		expect(screen.frame().split("\n").length).toBeLessThanOrEqual(24);
		await screen.press(KEYS.end);
		await screen.see("› vpc-00019999");
		await screen.see("of 20,000");
		await screen.press("/19998");
		await screen.see("› vpc-00019998");
	});
});

describe("typing an id", () => {
	test("is checked, the fault said beneath, and the right one accepted", async () => {
		const { screen } = wizardScreen({ start: atVpc, size: WITH_RAIL });
		await screen.see("› vpc-0aaaaaaa");
		await screen.press("mnonsense\r");
		await screen.see("✗");
		expect(screen.frame()).toContain("nonsense");
		await screen.press("\u0015vpc-0aaaaaaa\r");
		await screen.see("✓ VPC       vpc-0aaa");
	});

	test("works where listing is denied", async () => {
		const deny = async () => {
			throw denied;
		};
		const { screen } = wizardScreen({ start: atVpc, ec2: { vpcs: deny }, size: WITH_RAIL });
		await screen.see("Your account may not do this.");
		expect(screen.frame()).toContain("m lets you type an id");
		await screen.press(KEYS.tab);
		await screen.see("Which answer do you want to change?");
		await screen.press(KEYS.escape);
		await screen.see("m lets you type an id");
		await screen.press("m");
		await screen.see("enter use it");
		await screen.press("vpc-0123abcd\r");
		await screen.see("✓ VPC       vpc-0123");
	});

	test("is not lost when the list arrives meanwhile", async () => {
		const { promise, resolve } = Promise.withResolvers<Vpc[]>();
		const { screen } = wizardScreen({ start: atVpc, ec2: { vpcs: () => promise } });
		await screen.see("Loading “VPC”");
		await screen.press("mvpc-0aa");
		await screen.see("vpc-0aa");
		resolve([vpc()]);
		await screen.press("aaaaa");
		await screen.see("vpc-0aaaaaaa");
		expect(screen.frame()).toContain("enter use it");
		await screen.press(KEYS.escape);
		await screen.see("› vpc-0aaaaaaa");
	});

	test("a pasted id goes in as it is", async () => {
		const { screen } = wizardScreen({ start: atVpc, size: WITH_RAIL });
		await screen.see("› vpc-0aaaaaaa");
		await screen.press("m\u001b[200~vpc-0aaaaaaa\n\u001b[201~");
		await screen.see("› vpc-0aaaaaaa");
		await screen.press("\r");
		await screen.see("✓ VPC       vpc-0aaa");
	});
});

describe("loading", () => {
	test("says after two seconds that AWS is slow", async () => {
		const { screen, world } = wizardScreen({
			start: atVpc,
			ec2: { vpcs: () => new Promise(() => undefined) },
		});
		await screen.see("Loading “VPC”");
		expect(screen.frame()).not.toContain("slow");
		world.clock.wake();
		await screen.see("This is slow");
	});

	test("a failure says what to do, and r tries again", async () => {
		let isDown = true;
		const vpcs = async () => {
			if (isDown) throw new AppError("unreachable", "AWS cannot be reached.", { hint: "Is the network up?" });
			return [vpc()];
		};
		const { screen } = wizardScreen({ start: atVpc, ec2: { vpcs } });
		await screen.see("AWS cannot be reached.");
		expect(screen.frame()).toContain("Is the network up?");
		expect(screen.frame()).toContain("r try again");
		isDown = false;
		await screen.press("r");
		await screen.see("› vpc-0aaaaaaa");
	});

	test("later questions load before they are opened", async () => {
		const asked: string[] = [];
		const { screen } = wizardScreen({
			start: atVpc,
			ec2: {
				images: async (_region, { owners }) => {
					asked.push("images");
					return owners?.includes("self") ? [] : officialImages;
				},
			},
		});
		await screen.see("› vpc-0aaaaaaa");
		expect(asked).toContain("images");
	});

	test("r keeps the list while it asks again, and the cursor on its row", async () => {
		let found = [vpc(), vpc({ id: "vpc-0bbbbbbb" as Vpc["id"], isDefault: false })];
		const { screen } = wizardScreen({ start: atVpc, ec2: { vpcs: async () => found } });
		await screen.see("› vpc-0aaaaaaa");
		await screen.press(KEYS.down);
		await screen.see("› vpc-0bbbbbbb");
		found = [vpc({ id: "vpc-0ccccccc" as Vpc["id"], isDefault: false }), ...found];
		await screen.press("r");
		await screen.see("vpc-0ccccccc");
		expect(screen.frame()).toContain("› vpc-0bbbbbbb");
	});
});

describe("several rows", () => {
	test("space ticks and unticks, and one too many is refused with the reason", async () => {
		const six = ["1", "2", "3", "4", "5", "6"].map((digit) => volume(digit, `disk${digit}`));
		const { screen } = wizardScreen({ start: atVolumes, ec2: { volumes: async () => six } });
		await screen.see("0 ticked, at most 5");
		for (let place = 1; place <= 5; place += 1) await screen.press(` ${KEYS.down}`);
		await screen.see("5 ticked");
		await screen.press(" ");
		await screen.see("mounts at most 5 volumes");
		await screen.press(`${KEYS.up} `);
		await screen.see("4 ticked");
		await screen.press(`?${KEYS.end}`);
		await screen.see("takes the rows with a tick and goes on");
		await screen.press("?");
		await screen.press("\r");
		await screen.see("Under which folder");
	});

	test("a typed id becomes one more ticked row", async () => {
		const deny = async () => {
			throw denied;
		};
		const { screen } = wizardScreen({ start: atVolumes, ec2: { volumes: deny } });
		await screen.see("may not list volumes");
		await screen.press("mvol-0123456789");
		await screen.press(KEYS.escape);
		await screen.gone("vol-0123456789");
		await screen.press("m");
		await screen.see("vol-0123456789");
		await screen.press("abcdef0\r");
		await screen.see("› ◉ vol-0123456789abcdef0");
		await screen.see("1 ticked");
		await screen.press("\r");
		await screen.see("Under which folder");
	});

	test("Enter while filtering ends the filter and answers nothing; what is ticked there counts", async () => {
		const { screen } = wizardScreen({ start: atVolumes });
		await screen.see("3 ticked");
		await screen.press("/");
		await screen.see("enter done");
		await screen.press("ps1");
		await screen.see("1 of 3 match");
		await screen.press("\r");
		await screen.see("space tick");
		expect(screen.frame()).toContain("1 of 3 match");
		await screen.press(KEYS.space);
		await screen.see("2 ticked");
		await screen.press(KEYS.escape);
		await screen.gone("match");
		expect(screen.frame()).toContain("2 ticked");
	});

	test("the ticks are there again after going back", async () => {
		const { screen } = wizardScreen({ start: atVolumes });
		await screen.see("3 ticked");
		await screen.press(`${KEYS.down} \r`);
		await screen.see("Under which folder");
		await screen.press(KEYS.escape);
		await screen.see("2 ticked");
		expect(screen.frame()).toMatch(/○ data /);
	});
});

test.each([
	[80, 24],
	[60, 20],
])(
	"on %i×%i the row under the cursor is told in full below the list, which makes room",
	async (columns, rows) => {
		const cure =
			"tr -d '\\r' < /home/ada/.ssh/z.pem | awk '/^-----BEGIN/,/^-----END/' > /home/ada/.ssh/z-for-ssh.pem";
		const unusable = `Its line ends are not as ssh wants them. Make a good copy and choose that: ${cure}`;
		const good = Array.from({ length: 30 }, (_, place) => keyFile(`/home/ada/.ssh/k${place + 10}.pem`));
		const files = [...good, { ...keyFile("/home/ada/.ssh/z.pem"), unusable }];
		const { screen } = wizardScreen({
			start: toKeyFile,
			size: { columns, rows },
			keyFiles: { candidates: async () => files },
		});
		await screen.see("› go on without");
		await screen.press(KEYS.up);
		await screen.see("› ~/.ssh/z.pem");
		const frame = screen.frame();
		expect(frame.replaceAll(/\s+/g, " ")).toContain(unusable.slice(0, -60));
		expect(frame.replaceAll(/\s+/g, "")).toContain(cure.replaceAll(/\s+/g, ""));
		expect(frame.split("\n")).toHaveLength(rows);
	},
);

test("a key that is none of the screen's says where they stand, for a moment", async () => {
	const { screen, world } = wizardScreen();
	await screen.see("› eu-west-2");
	await screen.press("Z");
	await screen.see("! That key does nothing here. ? shows the keys.");
	await world.clock.pass(3_000);
	await screen.see("? explain");
	await screen.press("Z");
	await screen.press(KEYS.down);
	expect(screen.frame()).not.toContain("does nothing");
});

describe("a repair", () => {
	test("its key mends the row's fault and asks again", async () => {
		let safeMode = false;
		const path = "/home/ada/.ssh/lsst.pem";
		const { screen, world } = wizardScreen({
			start: toKeyFile,
			keyFiles: {
				candidates: async () => [keyFile(path, { safeMode, fingerprints: ["aa:bb:lsst"] })],
				mendMode: async () => {
					safeMode = true;
				},
			},
		});
		await screen.see("f make it readable for you alone");
		await world.clock.pass(400);
		await screen.press("f");
		await screen.see("only you");
		expect(screen.frame()).toContain("› ~/.ssh/lsst.pem");
	});

	test("is for the row under the cursor alone, takes no key while it goes on, and says why it came to nothing", async () => {
		const { promise, reject } = Promise.withResolvers<void>();
		const path = "/home/ada/.ssh/lsst.pem";
		const { screen, world } = wizardScreen({
			start: toKeyFile,
			keyFiles: {
				candidates: async () => [keyFile(path, { safeMode: false, fingerprints: ["aa:bb:lsst"] })],
				mendMode: () => promise,
			},
		});
		await screen.see("f make it readable for you alone");
		await screen.press(`${KEYS.down}f`);
		await screen.see("There is nothing to mend in this row.");
		await screen.press(KEYS.up);
		await screen.see("f make it readable for you alone");
		await world.clock.pass(400);
		await screen.press("f");
		await screen.gone("f make it readable for you alone");
		await screen.press(KEYS.escape);
		reject(new AppError("denied", "The file is not yours."));
		await screen.see("The file is not yours.");
		await screen.press(KEYS.up);
		await screen.see("› ~/.ssh/lsst.pem");
	});
});

test("? explains in the question's own words, and closes to the same row", async () => {
	const { screen } = wizardScreen();
	await screen.see("› eu-west-2");
	await screen.press(`${KEYS.down}?`);
	await screen.see("data centres");
	await screen.press(KEYS.pageDown);
	await screen.see("moves the cursor");
	await screen.press("?");
	await screen.see("› eu-west-1");
});

describe("how many volumes each region has", () => {
	const asked: string[] = [];
	const countedIn = (here: string) => async (region: string) => {
		asked.push(region);
		return region === here ? tutorialVolumes : [];
	};

	test("is asked for the row under the cursor alone, where they are found there", async () => {
		asked.length = 0;
		const { screen } = wizardScreen({ ec2: { volumes: countedIn("eu-west-2") } });
		await screen.see("3 volumes");
		expect(new Set(asked)).toEqual(new Set(["eu-west-2"]));
		await screen.press(KEYS.down);
		await screen.see("no volumes");
		await expect.poll(() => new Set(asked)).toEqual(new Set(["eu-west-2", "eu-west-1", "us-east-1"]));
	});

	test("is asked of all regions where the row under the cursor has none, four at a time, and told", async () => {
		const regions = Array.from({ length: 40 }, (_, place): Region => {
			const id = place === 0 ? LONDON : (`us-made-${String(place).padStart(2, "0")}` as Region["id"]);
			return { id, optedIn: true };
		});
		let atOnce = 0;
		let most = 0;
		const { screen } = wizardScreen({
			ec2: {
				regions: async () => regions,
				volumes: async (region) => {
					atOnce += 1;
					most = Math.max(most, atOnce);
					await new Promise((resolve) => setImmediate(resolve));
					atOnce -= 1;
					if (region.endsWith("-07")) throw new AppError("denied", "You may not.");
					return region.endsWith("-39") ? tutorialVolumes : [];
				},
			},
		});
		await screen.see("yours: us-made-39 (3 volumes)");
		expect(screen.frame()).toMatch(/› eu-west-2.*no volumes/);
		expect(most).toBeLessThanOrEqual(4);
	});
});

describe("a cure", () => {
	test("is asked for by its own key, done after y alone, and said to have cost nothing", async () => {
		let on = false;
		const { screen, world } = wizardScreen({
			start: atVpc,
			ec2: { vpcs: async () => [vpc({ dnsHostnames: on })] },
			changes: {
				switchDnsOn: async () => {
					on = true;
				},
			},
		});
		await screen.see("c switch DNS on");
		await screen.press(KEYS.enter);
		await screen.press("c");
		await screen.see("Switch the names of the VPC vpc-0aaaaaaa in eu-west-2 on?");
		expect(screen.frame()).toContain("It costs nothing.");
		await screen.press(KEYS.enter);
		expect(on).toBe(false);
		await answer(screen, world.clock);
		await screen.see("The names of vpc-0aaaaaaa are on. It cost nothing.");
		expect(on).toBe(true);
		expect(await screen.gone("switch DNS on")).toContain("› vpc-0aaaaaaa");
	});

	test("that AWS refuses is explained, and nothing has changed", async () => {
		const { screen, world } = wizardScreen({
			start: atVpc,
			ec2: { vpcs: async () => [] },
			changes: { makeDefaultVpc: () => Promise.reject(denied) },
		});
		await screen.see("c make the default VPC");
		await screen.press("c");
		await answer(screen, world.clock);
		await screen.see("Your account may not do this.");
	});
});
