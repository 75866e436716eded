import { inject } from "vitest";
import type { Environment } from "./environments.ts";

type Ready = Extract<Environment, { available: true }>;

/** The environments of this run. `motoPython` and `pcluster` throw when they are asked for without being there. */
export function stage() {
	const { moto, pcluster2119, pcluster241, pcluster3161, pcluster3111 } = inject("environments");
	const sshServer = inject("sshServer");
	const hasSshd = moto.available && pcluster2119.available && pcluster3161.available && sshServer.available;
	return {
		ready: moto.available && pcluster2119.available,
		has241: moto.available && pcluster241.available,
		has3161: moto.available && pcluster3161.available,
		has3111: moto.available && pcluster3111.available,
		hasSshd,
		hasSlurm: hasSshd && inject("slurm").available,
		motoPython: () => ready(moto).python,
		/** Where accounts are given out. */
		aws: () => inject("aws"),
		/** The folder with pcluster 2.11.9. */
		pcluster: () => ready(pcluster2119).bin,
		/** The folder with pcluster 2.4.1. */
		pcluster241: () => ready(pcluster241).bin,
		/** The folder with pcluster 3.16.1. */
		pcluster3161: () => ready(pcluster3161).bin,
		/** The folder with pcluster 3.11.1. */
		pcluster3111: () => ready(pcluster3111).bin,
		/** The program of OpenSSH's server. */
		sshd: () => {
			if (!sshServer.available) throw new Error(sshServer.reason);
			return sshServer.program;
		},
	};
}

function ready(environment: Environment): Ready {
	if (!environment.available) throw new Error(environment.reason);
	return environment;
}
