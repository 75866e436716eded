import type { Scene } from "../aws/scene.ts";
import type { DemoClusterConfig } from "../cluster/facts.ts";
import type { Control } from "./control.ts";

/** Answers `body` (JSON) sent to the verb `verb`; undefined for a question that is not understood. */
export function controlAnswer(control: Control, verb: string, body: unknown, scene: Scene): unknown {
	if (verb === "list") return control.list(scene);
	if (typeof body !== "object" || body === null || !("name" in body)) return undefined;
	const name = String(body.name);
	if (verb === "report") return control.report(name, scene) ?? null;
	if (verb === "stop") return control.fleet(name, "STOPPED", scene);
	if (verb === "start") return control.fleet(name, "RUNNING", scene);
	if (verb === "delete") return control.delete(name, scene);
	if (verb === "job" && "nodes" in body) return control.job(name, Number(body.nodes), scene);
	if (verb === "create" && "config" in body && isConfig(body.config)) {
		const keepFailed = "keepFailed" in body && body.keepFailed === true;
		const go = "go" in body && body.go === true;
		return control.create({ name, config: body.config, keepFailed, go }, scene);
	}
	return undefined;
}

function isConfig(value: unknown): value is DemoClusterConfig {
	return typeof value === "object" && value !== null && "volumes" in value && Array.isArray(value.volumes);
}
