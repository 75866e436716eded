import { awsProfiles, type Environment } from "./adapters/aws-profiles.ts";
import { placesHere } from "./places-here.ts";

/** The names of the profiles of AWS's own files. */
export async function knownProfiles(env: Environment): Promise<readonly string[]> {
	const { home } = await placesHere(env);
	return (await awsProfiles(home, env)).profiles.map(({ name }) => name);
}
