/** One instance type; memory in MiB. */
export interface DemoInstanceType {
	readonly name: string;
	readonly vcpus: number;
	readonly memoryMiB: number;
	readonly arm: boolean;
	readonly gpus: number;
	readonly freeTier: boolean;
	readonly burstable: boolean;
}

/** Each size as `size vcpus/GiB`, as AWS's own pages give them; GPUs after a third slash. */
const FAMILIES: Readonly<Record<string, string>> = {
	t2: "nano 1/0.5, micro 1/1, small 1/2, medium 2/4, large 2/8, xlarge 4/16, 2xlarge 8/32",
	t3: "nano 2/0.5, micro 2/1, small 2/2, medium 2/4, large 2/8, xlarge 4/16, 2xlarge 8/32",
	t3a: "nano 2/0.5, micro 2/1, small 2/2, medium 2/4, large 2/8, xlarge 4/16, 2xlarge 8/32",
	t4g: "nano 2/0.5, micro 2/1, small 2/2, medium 2/4, large 2/8, xlarge 4/16, 2xlarge 8/32",
	m4: "large 2/8, xlarge 4/16, 2xlarge 8/32, 4xlarge 16/64, 10xlarge 40/160, 16xlarge 64/256",
	m5: "large 2/8, xlarge 4/16, 2xlarge 8/32, 4xlarge 16/64, 8xlarge 32/128, 12xlarge 48/192, 16xlarge 64/256, 24xlarge 96/384",
	m5a: "large 2/8, xlarge 4/16, 2xlarge 8/32, 4xlarge 16/64, 8xlarge 32/128, 12xlarge 48/192, 16xlarge 64/256, 24xlarge 96/384",
	m6g: "medium 1/4, large 2/8, xlarge 4/16, 2xlarge 8/32, 4xlarge 16/64, 8xlarge 32/128, 12xlarge 48/192, 16xlarge 64/256",
	m6i: "large 2/8, xlarge 4/16, 2xlarge 8/32, 4xlarge 16/64, 8xlarge 32/128, 12xlarge 48/192, 16xlarge 64/256, 24xlarge 96/384, 32xlarge 128/512",
	c4: "large 2/3.75, xlarge 4/7.5, 2xlarge 8/15, 4xlarge 16/30, 8xlarge 36/60",
	c5: "large 2/4, xlarge 4/8, 2xlarge 8/16, 4xlarge 16/32, 9xlarge 36/72, 12xlarge 48/96, 18xlarge 72/144, 24xlarge 96/192",
	c5n: "large 2/5.25, xlarge 4/10.5, 2xlarge 8/21, 4xlarge 16/42, 9xlarge 36/96, 18xlarge 72/192",
	c6g: "medium 1/2, large 2/4, xlarge 4/8, 2xlarge 8/16, 4xlarge 16/32, 8xlarge 32/64, 12xlarge 48/96, 16xlarge 64/128",
	r4: "large 2/15.25, xlarge 4/30.5, 2xlarge 8/61, 4xlarge 16/122, 8xlarge 32/244, 16xlarge 64/488",
	r5: "large 2/16, xlarge 4/32, 2xlarge 8/64, 4xlarge 16/128, 8xlarge 32/256, 12xlarge 48/384, 16xlarge 64/512, 24xlarge 96/768",
	r6g: "medium 1/8, large 2/16, xlarge 4/32, 2xlarge 8/64, 4xlarge 16/128, 8xlarge 32/256, 12xlarge 48/384, 16xlarge 64/512",
	g4dn: "xlarge 4/16/1, 2xlarge 8/32/1, 4xlarge 16/64/1, 8xlarge 32/128/1, 12xlarge 48/192/4, 16xlarge 64/256/1",
	p3: "2xlarge 8/61/1, 8xlarge 32/244/4, 16xlarge 64/488/8",
};

/** Families that a zone lacks, as the oldest zone of Northern Virginia does in truth. */
const MISSING: Readonly<Record<string, readonly string[]>> = {
	"us-east-1e": ["t3", "t3a", "t4g", "m5", "m5a", "m6g", "m6i", "c5", "c5n", "c6g", "r5", "r6g", "g4dn"],
	"eu-west-2c": ["m4", "p3"],
	"eu-central-1c": ["p3", "c5n"],
};

/** All instance types of the demo account. */
export const INSTANCE_TYPES: readonly DemoInstanceType[] = Object.entries(FAMILIES).flatMap(
	([family, sizes]) => sizes.split(", ").map((size) => typeFrom(family, size)),
);

/** The types offered in a zone. */
export function typesIn(zone: string): DemoInstanceType[] {
	const missing = MISSING[zone] ?? [];
	return INSTANCE_TYPES.filter((type) => !missing.includes(familyOf(type.name)));
}

/** The part of a type's name before the dot. */
export function familyOf(name: string): string {
	return name.slice(0, name.indexOf("."));
}

function typeFrom(family: string, text: string): DemoInstanceType {
	const [size = "", shape = ""] = text.split(" ");
	const [vcpus = 0, gib = 0, gpus = 0] = shape.split("/").map(Number);
	const name = `${family}.${size}`;
	return {
		name,
		vcpus,
		memoryMiB: gib * 1024,
		arm: family.endsWith("g"),
		gpus,
		freeTier: name === "t2.micro",
		burstable: family.startsWith("t"),
	};
}
