import type { Engine } from "../engine/engine.ts";
import { withAwsOptions } from "../text/aws-options.ts";
import type { Diagnosis } from "./diagnose.ts";

/** Whose words are explained: which pcluster's, and as whom it asks AWS. */
export type Speaker = Pick<Engine, "awsProfile"> & {
	readonly profile: Pick<Engine["profile"], "guidePages">;
};

/** The same with its command and link as they are for a cluster in `region`. */
export function placed(diagnosis: Diagnosis, { awsProfile, profile }: Speaker, region: string): Diagnosis {
	const { command, link } = diagnosis;
	return {
		...diagnosis,
		command: command && withAwsOptions(command, { region, profile: awsProfile }),
		link: link && (profile.guidePages.get(link) ?? link),
	};
}

/** What of it can be copied. */
export function copiesOf({ command, link }: Pick<Diagnosis, "command" | "link">): string[] {
	return [command, link].filter((one) => one !== undefined);
}
