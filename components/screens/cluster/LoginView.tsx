import { Box, Text } from "ink";
import { useServices } from "../../../hooks/services-context.tsx";
import { useIntents } from "../../../hooks/use-keys.ts";
import type { Login } from "../../../hooks/use-login.ts";
import { ANSWER_KEYS } from "../../../src/app/console-keys.ts";
import { FAILED_LOGIN_KEYS } from "../../../src/app/console-panel.ts";
import type { SshOutcome } from "../../../src/app/ssh-outcome.ts";
import type { KeyFile } from "../../../src/files.ts";
import { shortPath } from "../../../src/text/short-path.ts";
import { CommandLines } from "../../ui/CommandLines.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { KeyFilePicker } from "./KeyFilePicker.tsx";

/** Whatever a login has to ask or to say. */
export function LoginView({ login }: { login: Login }) {
	const { stage } = login;
	switch (stage.at) {
		case "asking-key":
			return <KeyFilePicker reason={stage.reason} onChoose={login.chooseKey} onBack={login.cancel} />;
		case "unsafe-key":
			return <UnsafeKey file={stage.file} login={login} />;
		case "over":
			return stage.outcome.kind === "failed" ? (
				<FailedLogin outcome={stage.outcome} login={login} />
			) : undefined;
		default:
			return <Spinner label="Logging in …" />;
	}
}

function UnsafeKey({ file, login }: { file: KeyFile; login: Login }) {
	const { home } = useServices().settings.places;
	useIntents(ANSWER_KEYS, (intent) => (intent === "yes" ? login.mend(file) : login.cancel()));
	return (
		<Panel title="! Others could read your key file" tone="warn">
			<Text>{shortPath(file.path, home)}</Text>
			<Text>ssh refuses a private key that anybody but its owner can read.</Text>
			<Text bold>Enter lets only you read it (mode 0600) and logs in.</Text>
		</Panel>
	);
}

function FailedLogin({ outcome, login }: { outcome: SshOutcome & { kind: "failed" }; login: Login }) {
	useIntents(FAILED_LOGIN_KEYS, (intent) => {
		if (intent === "again") login.begin();
		if (intent === "other-key" && outcome.askKey) login.askKey();
		if (intent === "back") login.cancel();
	});
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Panel title="✗ The login did not work" tone="bad">
				<Text>{outcome.message}</Text>
				<Text>{outcome.meaning}</Text>
				<Text bold>{outcome.cure}</Text>
			</Panel>
			{outcome.command === undefined ? undefined : (
				<Box marginTop={1}>
					<CommandLines commands={[outcome.command]} />
				</Box>
			)}
			{outcome.said === "" ? undefined : <Text dimColor>{`ssh said: ${outcome.said}`}</Text>}
		</Box>
	);
}
