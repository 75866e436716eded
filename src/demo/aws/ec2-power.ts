import type { ClusterFacts, PowerRequest } from "../cluster/facts.ts";
import { headIdOf } from "../cluster/head-facts.ts";
import type { DemoMachine } from "../world/things.ts";
import { AwsFault } from "./fault.ts";
import { named } from "./listing.ts";
import { type Action, allMachines, type Scene } from "./scene.ts";

/** EC2's numbers for the states of a machine. */
export const STATE_CODES: Readonly<Record<DemoMachine["state"], number>> = {
	pending: 0,
	running: 16,
	"shutting-down": 32,
	terminated: 48,
	stopping: 64,
	stopped: 80,
};

const stopInstances: Action = (params, scene) => switched(params, scene, "STOPPED");
const startInstances: Action = (params, scene) => switched(params, scene, "RUNNING");

/** Running machines pass their checks at once here. */
const describeInstanceStatus: Action = (params, scene) => ({
	instanceStatusSet: machinesNamed(params, scene)
		.filter(({ state }) => state === "running")
		.map((machine) => ({
			instanceId: machine.id,
			availabilityZone: machine.zone,
			instanceState: stateXml(machine.state),
			systemStatus: { status: "ok" },
			instanceStatus: { status: "ok" },
		})),
});

/** EC2's answers about machines that go off and on. */
export const POWER_ACTIONS: Readonly<Record<string, Action>> = {
	StopInstances: stopInstances,
	StartInstances: startInstances,
	DescribeInstanceStatus: describeInstanceStatus,
};

/** The states from, over and to which a machine goes when it is asked to. */
const WAYS = {
	STOPPED: ["running", "stopping", "stopped"],
	RUNNING: ["stopped", "pending", "running"],
} as const satisfies Record<PowerRequest["wanted"], readonly DemoMachine["state"][]>;

function switched(params: URLSearchParams, scene: Scene, wanted: PowerRequest["wanted"]) {
	const [from, over, to] = WAYS[wanted];
	return {
		instancesSet: machinesNamed(params, scene).map((machine) => {
			const { id, state } = machine;
			if (state !== from && state !== over && state !== to) throw wrongState(machine);
			const facts = state === from ? headOwner(machine, scene) : undefined;
			if (facts !== undefined) {
				scene.change(facts, (it) => ({ ...it, head: [...(it.head ?? []), { at: scene.now, wanted }] }));
			}
			return {
				instanceId: id,
				currentState: stateXml(state === from ? over : state),
				previousState: stateXml(state),
			};
		}),
	};
}

function machinesNamed(params: URLSearchParams, scene: Scene): DemoMachine[] {
	return named(allMachines(scene), params, "InstanceId", ({ id }) => id, noSuchMachine);
}

/** EC2's answer to the id of a machine that is not there. */
export function noSuchMachine(id: string): AwsFault {
	return new AwsFault("InvalidInstanceID.NotFound", `The instance ID '${id}' does not exist`);
}

/** The cluster whose head node it is. */
function headOwner({ id }: DemoMachine, { clusters }: Scene): ClusterFacts | undefined {
	return clusters.find((facts) => headIdOf(facts) === id);
}

function wrongState({ id, state }: DemoMachine): AwsFault {
	return new AwsFault(
		"IncorrectInstanceState",
		`The instance '${id}' is not in a state from which it can be started or stopped: ${state}.`,
	);
}

function stateXml(state: DemoMachine["state"]) {
	return { code: STATE_CODES[state], name: state };
}
