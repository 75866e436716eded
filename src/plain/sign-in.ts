import type { Services } from "../services/services.ts";
import { signInByAws, waysToSignIn } from "../services/sign-in-ways.ts";
import { ACCESS_KEY_STEPS, NO_SECRET, SIGN_IN, type SignIn, typedProfile } from "../start/sign-in.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";
import { rowText } from "./rows.ts";

/** Which profile to begin anew with; `name` undefined: as before. */
interface Profile {
	readonly name: string | undefined;
}

/** Asks how to sign in to AWS, and has AWS's own program do it where it has to; undefined where no way was taken. */
export async function signIn(prompt: Prompt, services: Services): Promise<Profile | undefined> {
	const { ports, settings } = services;
	for (;;) {
		prompt.say("", SIGN_IN, NO_SECRET);
		const { setUp, options, notes } = await prompt.during((signal) => waysToSignIn(services, signal));
		prompt.say(...notes, ...options.map((option, place) => rowText(option, place + 1)));
		const typed = await prompt.ask("Number, or a profile; an empty line for none of them:", [NO_SECRET]);
		if (typed === "") return undefined;
		let way: SignIn | undefined = options[Number(typed) - 1]?.value;
		await attempted(prompt, async () => {
			way ??= typedProfile(typed, setUp);
		});
		if (way?.by === "profile") return { name: way.name };
		if (way?.by === "hand" && (await isWritten(prompt))) return { name: settings.profile };
		if (way?.by !== "aws") continue;
		const end = await signInByAws(way, (command, intro) => {
			prompt.say(...intro);
			return prompt.terminal.lent(() => ports.processes.handOver(command));
		});
		if (end.profile !== undefined) return { name: end.profile };
		prompt.say(end.said);
	}
}

/** Tells how an access key is made; true once its user says that it is. */
async function isWritten(prompt: Prompt): Promise<boolean> {
	const { before, commands, after, lines, last } = ACCESS_KEY_STEPS;
	prompt.say(...before);
	prompt.show(...commands.map((line) => `  ${line}`));
	prompt.say(...after);
	prompt.show(...lines.map((line) => `  ${line}`));
	return (await prompt.ask("An empty line looks again, b goes back:", [last])) !== "b";
}
