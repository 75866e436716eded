import { shippedPrices } from "../../cost/shipped-prices.ts";
import { headIdOf } from "../cluster/head-facts.ts";
import { ACCOUNT, hash } from "../world/ids.ts";
import { type DemoInstanceType, INSTANCE_TYPES, typesIn } from "../world/instance-types.ts";
import type { DemoMachine } from "../world/things.ts";
import { noSuchMachine, POWER_ACTIONS, STATE_CODES } from "./ec2-power.ts";
import { AwsFault } from "./fault.ts";
import { chosen, filtered, page, tagFields } from "./listing.ts";
import { logsOf } from "./logs.ts";
import { listParam } from "./request.ts";
import { type Action, allMachines, tagSet } from "./scene.ts";

/** EC2 gives a hundred types a page at most. */
const TYPES_A_PAGE = 100;

const describeInstances: Action = (params, scene) => {
	const asked = chosen(allMachines(scene), params, "InstanceId", (machine) => machine.id, noSuchMachine);
	const passed = filtered(asked, params, (machine) => ({
		...tagFields(machine.tags),
		"instance-id": [machine.id],
		"instance-type": [machine.type],
		"instance-state-name": [machine.state],
		"availability-zone": [machine.zone],
		"vpc-id": [machine.vpcId],
		"subnet-id": [machine.subnetId],
		"key-name": [machine.keyName],
	}));
	const { items, nextToken } = page(passed, params);
	return {
		reservationSet: items.map((machine) => ({
			reservationId: `r-0${hash(`reservation ${machine.id}`).slice(0, 16)}`,
			ownerId: ACCOUNT,
			groupSet: [],
			instancesSet: [machineXml(machine)],
		})),
		nextToken,
	};
};

const describeInstanceTypes: Action = (params, { region }) => {
	const offered = INSTANCE_TYPES.filter((type) => region.zones.some((zone) => typesIn(zone).includes(type)));
	const asked = chosen(
		offered,
		params,
		"InstanceType",
		(type) => type.name,
		(name) =>
			new AwsFault("InvalidInstanceType", `The following supplied instance types do not exist: [${name}]`),
	);
	const passed = filtered(asked, params, (type) => ({
		"instance-type": [type.name],
		"processor-info.supported-architecture": architecturesOf(type),
		"free-tier-eligible": [String(type.freeTier)],
		"current-generation": [String(!/^[mcr]4$|^t2$/.test(type.name.split(".")[0] ?? ""))],
		"vcpu-info.default-vcpus": [String(type.vcpus)],
		"memory-info.size-in-mib": [String(type.memoryMiB)],
		"supported-usage-class": ["on-demand", "spot"],
	}));
	const { items, nextToken } = page(passed, params, TYPES_A_PAGE);
	return { instanceTypeSet: items.map((type) => typeXml(type)), nextToken };
};

const describeInstanceTypeOfferings: Action = (params, { region }) => {
	const kind = params.get("LocationType") ?? "region";
	const places = kind === "availability-zone" ? region.zones : [region.id];
	const offers = places.flatMap((place) => {
		const zones = kind === "availability-zone" ? [place] : region.zones;
		return INSTANCE_TYPES.filter((type) => zones.some((zone) => typesIn(zone).includes(type))).map(
			(type) => ({
				instanceType: type.name,
				locationType: kind,
				location: place,
			}),
		);
	});
	const passed = filtered(offers, params, (offer) => ({
		"instance-type": [offer.instanceType],
		location: [offer.location],
	}));
	const { items, nextToken } = page(passed, params, 1000);
	return { instanceTypeOfferingSet: items, nextToken };
};

/** Part of the list price that the demo's spot market asks, per zone: it differs a little from zone to zone. */
const SPOT_SHARE = 0.35;
const SPOT_STEP = 0.01;

const describeSpotPriceHistory: Action = (params, { region, now }) => {
	const zone = params.get("AvailabilityZone");
	const zones = zone === null ? region.zones : [zone];
	const prices = shippedPrices(region.id);
	return {
		spotPriceHistorySet: listParam(params, "InstanceType").flatMap((type) =>
			zones.flatMap((availabilityZone) => {
				const listed = prices({ of: "instance", type });
				if (listed === undefined) return [];
				const share = SPOT_SHARE + SPOT_STEP * region.zones.indexOf(availabilityZone);
				return {
					instanceType: type,
					productDescription: "Linux/UNIX",
					spotPrice: (listed.usd * share).toFixed(6),
					timestamp: new Date(now).toISOString(),
					availabilityZone,
				};
			}),
		),
		nextToken: "",
	};
};

/** What a cluster's head node wrote while it booted, also for a while after its end. */
const getConsoleOutput: Action = (params, scene) => {
	const id = params.get("InstanceId") ?? "";
	const facts = scene.clusters.findLast((one) => headIdOf(one) === id);
	if (facts === undefined) throw noSuchMachine(id);
	const { console } = logsOf(facts, scene);
	const output = Buffer.from(console.map((line) => `${line}\r\n`).join("")).toString("base64");
	return {
		instanceId: id,
		timestamp: new Date(scene.now),
		output: console.length === 0 ? undefined : output,
	};
};

/** EC2's questions about machines and their types. */
export const MACHINE_ACTIONS: Readonly<Record<string, Action>> = {
	DescribeInstances: describeInstances,
	DescribeInstanceTypes: describeInstanceTypes,
	DescribeInstanceTypeOfferings: describeInstanceTypeOfferings,
	DescribeSpotPriceHistory: describeSpotPriceHistory,
	GetConsoleOutput: getConsoleOutput,
	...POWER_ACTIONS,
};

function machineXml(machine: DemoMachine) {
	return {
		instanceId: machine.id,
		imageId: machine.imageId,
		instanceState: { code: STATE_CODES[machine.state], name: machine.state },
		privateIpAddress: machine.privateIp,
		ipAddress: machine.publicIp,
		privateDnsName: `ip-${machine.privateIp.replaceAll(".", "-")}.ec2.internal`,
		keyName: machine.keyName,
		instanceType: machine.type,
		instanceLifecycle: machine.spot ? "spot" : undefined,
		launchTime: machine.launchedAt,
		placement: { availabilityZone: machine.zone, tenancy: "default" },
		monitoring: { state: "disabled" },
		subnetId: machine.subnetId,
		vpcId: machine.vpcId,
		architecture: machine.type.split(".")[0]?.endsWith("g") ? "arm64" : "x86_64",
		rootDeviceType: "ebs",
		rootDeviceName: "/dev/xvda",
		virtualizationType: "hvm",
		tagSet: tagSet(machine.tags),
	};
}

function architecturesOf(type: DemoInstanceType): string[] {
	if (type.arm) return ["arm64"];
	return type.name.startsWith("t2.") && type.memoryMiB < 8192 ? ["i386", "x86_64"] : ["x86_64"];
}

function typeXml(type: DemoInstanceType) {
	return {
		instanceType: type.name,
		currentGeneration: true,
		freeTierEligible: type.freeTier,
		supportedUsageClasses: ["on-demand", "spot"],
		supportedRootDeviceTypes: ["ebs"],
		bareMetal: false,
		burstablePerformanceSupported: type.burstable,
		processorInfo: { supportedArchitectures: architecturesOf(type) },
		vCpuInfo: { defaultVCpus: type.vcpus, defaultCores: Math.max(1, type.arm ? type.vcpus : type.vcpus / 2) },
		memoryInfo: { sizeInMiB: type.memoryMiB },
		gpuInfo:
			type.gpus === 0
				? undefined
				: {
						gpus: [
							{
								name: type.name.startsWith("p3") ? "V100" : "T4",
								manufacturer: "NVIDIA",
								count: type.gpus,
								memoryInfo: { sizeInMiB: 16384 },
							},
						],
						totalGpuMemoryInMiB: type.gpus * 16384,
					},
	};
}
