import { dirname } from "node:path";
import type { Environment } from "./aws-profiles.ts";

const STATIC_KEYS = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

/**
 * The environment that pcluster inherits. With a profile, keys in the environment are left out: the SDK prefers the
 * profile, pcluster's boto3 the keys, and both must act for the same account.
 */
export function childEnvironment(env: Environment, profile: string | undefined): Record<string, string> {
	const kept = Object.entries(env).flatMap(([name, value]) => {
		const dropped = value === undefined || (profile !== undefined && STATIC_KEYS.includes(name));
		return dropped ? [] : [[name, value] as const];
	});
	return { ...Object.fromEntries(kept), ...(profile === undefined ? {} : { AWS_PROFILE: profile }) };
}

/**
 * The environment with the folder of this Node last on its PATH: pcluster 3 makes its templates with a Node and fails
 * without one (seen with 3.11.1); the user's own comes first.
 */
export function withOwnNode(env: Readonly<Record<string, string>>, node: string): Record<string, string> {
	const path = [env["PATH"], dirname(node)].filter(Boolean).join(":");
	return { ...env, PATH: path };
}
