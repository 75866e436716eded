import { expect, test } from "vitest";
import { answersGiven } from "../../src/commands/given-answers.ts";
import { prefillGiven } from "../../src/questions/given.ts";

const known = (flags: Parameters<typeof answersGiven>[0]) => prefillGiven(answersGiven(flags));

test("nothing is known of what no flag says", () => {
	expect(known({})).toEqual({ source: {} });
});

test("what flags say is known before the first question, with the flag that said it", () => {
	expect(
		known({
			region: "eu-west-1",
			image: "ami-0123",
			volume: ["vol-1:/mnt/a:a", "vol-2"],
			compute: "t3.large",
			min: "2",
			max: "many",
			name: "b",
			"ssh-from": "this",
		}),
	).toEqual({
		region: "eu-west-1",
		image: "ami-0123",
		volumes: [
			{ id: "vol-1", mountPoint: "/mnt/a", label: "a" },
			{ id: "vol-2", mountPoint: "", label: "" },
		],
		nodes: { computeType: "t3.large", initial: 2, maximum: "many", keepInitial: true },
		name: "b",
		sshFrom: { range: "this" },
		source: {
			region: "from --region",
			image: "from --image",
			volumes: "from --volume",
			nodes: "from --compute, --min, --max",
			name: "from --name",
			sshFrom: "from --ssh-from",
		},
	});
});

test("going on without a key file is no file", () => {
	expect(known({ "key-file": "none" })).toEqual({ source: {} });
	expect(known({ "key-file": "/k.pem" })).toEqual({
		keyFile: "/k.pem",
		source: { keyFile: "from --key-file" },
	});
});
