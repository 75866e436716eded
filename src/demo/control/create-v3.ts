import type { Scene } from "../aws/scene.ts";
import type { ClusterFacts, DemoClusterConfig } from "../cluster/facts.ts";
import { nestedIdOf } from "../cluster/names.ts";
import type { FactStore } from "../cluster/store.ts";
import { liveStack } from "./cluster-report.ts";
import { officialImage, unreadable } from "./config-facts.ts";
import { findingsOf } from "./findings.ts";
import type { CheckedAnswer, CreateRequest, Finding } from "./protocol.ts";
import { failureOf } from "./trouble.ts";

/** Makes a cluster of version 3, or only looks what the validators find (`go` false). */
export function createdV3(store: FactStore, request: CreateRequest, scene: Scene): CheckedAnswer {
	const { name } = request;
	const none = { findings: [], stackId: undefined };
	if (liveStack(scene, name)) {
		return { outcome: "taken", message: `Bad Request: Cluster ${name} already exists.`, ...none };
	}
	const message = unreadable(request.config, scene);
	if (message !== undefined) {
		return { outcome: "refused", message: `Invalid cluster configuration: ${message}`, ...none };
	}
	const findings = [...findingsOf(name, request.config, scene), ...troubleFindings(scene)];
	if (!request.go) return { outcome: "created", message, findings, stackId: undefined };
	const refused = scene.trouble?.stackRefused?.[3];
	if (refused !== undefined) return { outcome: "refused", message: refused, ...none };
	const config = completed(request.config, scene);
	const facts: ClusterFacts = {
		major: 3,
		name,
		region: scene.region.id,
		config,
		createdAt: scene.now,
		...failureOf(name, config, 3, scene),
		keepFailed: request.keepFailed,
		fleet: [],
		jobs: [],
	};
	store.change((all) => [...all, facts]);
	return { outcome: "created", message, findings, stackId: nestedIdOf(facts, "") };
}

function troubleFindings({ trouble }: Scene): Finding[] {
	const said = trouble?.config?.says[3];
	return trouble?.config && said ? [{ level: "ERROR", type: trouble.config.validator, message: said }] : [];
}

/** With what the file leaves to pcluster: the image of this version, its root volume, the subnet's VPC. */
function completed(config: DemoClusterConfig, scene: Scene): DemoClusterConfig {
	const image = officialImage(config, scene);
	const custom = scene.region.images.find((it) => it.id === config.imageId);
	return {
		...config,
		vpcId: scene.region.subnets.find((it) => it.id === config.subnetId)?.vpcId ?? config.vpcId,
		imageId: config.imageId || (image?.id ?? ""),
		rootGiB: config.rootGiB || (custom ?? image)?.rootGiB || 45,
	};
}
