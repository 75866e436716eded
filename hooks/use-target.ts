import { useEffect, useState } from "react";
import type { RememberedCluster } from "../src/files.ts";
import type { Target } from "../src/pcluster/dialect.ts";
import { neededFor } from "../src/pcluster/foreign-cluster.ts";
import { profileFor } from "../src/pcluster/profile-for.ts";
import type { RegionId } from "../src/ports.ts";
import type { Engine } from "../src/services.ts";
import { useServices } from "./services-context.tsx";

/** The cluster as pcluster's verbs need it; its config file is the one remembered, else the usual one. */
export function useTarget(engine: Engine, region: RegionId, name: string): Target {
	const services = useServices();
	const { memory } = services.ports;
	const [known, setKnown] = useState<RememberedCluster>();
	useEffect(() => {
		let here = true;
		void memory.recall(region, name).then((found) => {
			if (here) setKnown(found);
		});
		return () => {
			here = false;
		};
	}, [memory, region, name]);
	// Another major version may have had a cluster of the same name: its file is of no use here.
	const fits =
		known !== undefined &&
		neededFor({ ...profileFor(known.version), version: undefined }, engine.profile) === undefined;
	return { name, region, configPath: fits ? known.configPath : services.configPathFor(engine, name) };
}
