import type { Scene } from "../aws/scene.ts";
import type { ClusterFacts } from "../cluster/facts.ts";
import { stackNameOf } from "../cluster/releases.ts";
import type { FactStore } from "../cluster/store.ts";
import { hash } from "../world/ids.ts";
import { liveStack } from "./cluster-report.ts";
import { refusalOf, warningsOf } from "./create-checks.ts";
import type { CreateAnswer, CreateRequest } from "./protocol.ts";
import { failureOf } from "./trouble.ts";

/** Makes a cluster of version 2, or only looks whether it could (`go` false). */
export function createdV2(store: FactStore, request: CreateRequest, scene: Scene): CreateAnswer {
	const { name, config } = request;
	const bucket = `parallelcluster-${hash(`bucket ${name} ${scene.now}`).slice(0, 16)}`;
	const error = refusalOf(config, scene) ?? scene.trouble?.config?.says[2];
	const warnings = warningsOf(config, scene);
	if (error !== undefined) return { outcome: "refused", warnings: [], error, bucket };
	if (!request.go) return { outcome: "created", warnings, error, bucket };
	const refused = scene.trouble?.stackRefused?.[2];
	if (refused !== undefined) return { outcome: "stack-refused", warnings, error: refused, bucket };
	const facts: ClusterFacts = {
		major: 2,
		name,
		region: scene.region.id,
		config,
		createdAt: scene.now,
		...failureOf(name, config, 2, scene),
		keepFailed: request.keepFailed,
		fleet: [],
		jobs: [],
	};
	if (liveStack(scene, stackNameOf(facts))) return { outcome: "taken", warnings, error, bucket };
	store.change((all) => [...all, facts]);
	return { outcome: "created", warnings, error, bucket };
}
