import type { ClusterFacts, PowerRequest } from "../cluster/facts.ts";
import { headIdOf } from "../cluster/head-facts.ts";
import type { DemoMachine } from "../world/things.ts";
import { AwsFault } from "./fault.ts";
import { listParam } from "./request.ts";
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
	instanceStatusSet: named(params, scene)
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

function switched(params: URLSearchParams, scene: Scene, wanted: PowerRequest["wanted"]) {
	const [from, on] =
		wanted === "STOPPED" ? (["running", "stopping"] as const) : (["stopped", "pending"] as const);
	const machines = named(params, scene);
	return {
		instancesSet: machines.map((machine) => {
			const facts = headOwner(machine, scene);
			const isAlready =
				machine.state === on || machine.state === (wanted === "STOPPED" ? "stopped" : "running");
			if (machine.state !== from && !isAlready) throw wrongState(machine);
			if (!isAlready && facts !== undefined) {
				scene.change(facts, (it) => ({ ...it, head: [...(it.head ?? []), { at: scene.now, wanted }] }));
			}
			return {
				instanceId: machine.id,
				currentState: stateXml(isAlready ? machine.state : on),
				previousState: stateXml(machine.state),
			};
		}),
	};
}

function named(params: URLSearchParams, scene: Scene): DemoMachine[] {
	const machines = allMachines(scene);
	return listParam(params, "InstanceId").map((id) => {
		const machine = machines.find((one) => one.id === id);
		if (machine) return machine;
		throw new AwsFault("InvalidInstanceID.NotFound", `The instance ID '${id}' does not exist`);
	});
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
