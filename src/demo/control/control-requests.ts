import type { Scene } from "../aws/scene.ts";
import type { DemoClusterConfig, DemoMajor } from "../cluster/facts.ts";
import type { Control } from "./control.ts";

/** Answers `body` (JSON) sent to the verb `verb`; undefined for a question that is not understood. */
export function controlAnswer(
	control: Control,
	major: DemoMajor,
	verb: string,
	body: unknown,
	scene: Scene,
): unknown {
	if (verb === "list") return control.list(major, scene);
	if (verb === "images") return control.images(scene);
	if (typeof body !== "object" || body === null || !("name" in body)) return undefined;
	const which = { major, name: String(body.name) };
	if (verb === "report") return control.report(which, scene) ?? null;
	if (verb === "events") return control.events(which, scene) ?? null;
	if (verb === "foreign") return control.foreign(which, scene);
	if (verb === "stop") return control.fleet(which, "STOPPED", scene);
	if (verb === "start") return control.fleet(which, "RUNNING", scene);
	if (verb === "delete") return control.delete(which, scene);
	if (verb === "job" && "nodes" in body) return control.job(which, Number(body.nodes), scene);
	if (verb === "create" && "config" in body && isConfig(body.config)) {
		const keepFailed = "keepFailed" in body && body.keepFailed === true;
		const go = "go" in body && body.go === true;
		const request = { name: which.name, config: body.config, keepFailed, go };
		return major === 2 ? control.create(request, scene) : control.createChecked(request, scene);
	}
	return undefined;
}

function isConfig(value: unknown): value is DemoClusterConfig {
	return typeof value === "object" && value !== null && "volumes" in value && Array.isArray(value.volumes);
}
