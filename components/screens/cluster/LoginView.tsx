import { Box } from "ink";
import { useServices } from "../../../hooks/services-context.tsx";
import { useIntents } from "../../../hooks/use-keys.ts";
import type { Login } from "../../../hooks/use-login.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { FAILED_LOGIN_KEYS } from "../../../src/console/console-panel.ts";
import { failedLoginLines } from "../../../src/login/failed-login-lines.ts";
import type { FailedLogin as Failure } from "../../../src/login/ssh-outcome.ts";
import type { KeyFile } from "../../../src/ports/files.ts";
import { plainText } from "../../../src/text/plain.ts";
import { shortPath } from "../../../src/text/short-path.ts";
import { MARKS } from "../../theme.ts";
import { CommandLines } from "../../ui/CommandLines.tsx";
import { FRAME_ROWS } from "../../ui/Frame.tsx";
import { Lines } from "../../ui/Lines.tsx";
import { pageRoom } from "../../ui/Page.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { Ask } from "../Ask.tsx";
import { KeyFilePicker } from "./KeyFilePicker.tsx";

/** Whatever a login has to ask or to say. */
export function LoginView({ login, onQuit }: { login: Login; onQuit: () => void }) {
	const { stage } = login;
	switch (stage.at) {
		case "asking-key":
			return (
				<KeyFilePicker
					reason={stage.reason}
					last={stage.last}
					refused={login.refused}
					onChoose={login.chooseKey}
					onBack={login.cancel}
				/>
			);
		case "unsafe-key":
			return <UnsafeKey file={stage.file} login={login} />;
		case "over":
			return stage.outcome.kind === "failed" ? (
				<FailedLogin outcome={stage.outcome} login={login} onQuit={onQuit} />
			) : undefined;
		default:
			return <Spinner label="Logging in …" />;
	}
}

function UnsafeKey({ file, login }: { file: KeyFile; login: Login }) {
	const { home } = useServices().settings.places;
	const { columns, rows } = useTerminalSize();
	return (
		<Ask
			title="Let only you read your key file?"
			body={[
				{ text: plainText(shortPath(file.path, home)) },
				{ text: "Others could read it, and ssh refuses a private key that anybody but its owner can read." },
				{ text: "Its mode becomes 0600; what is in it stays as it is." },
			]}
			yes={{ does: "mend it and log in" }}
			no="go back"
			columns={columns - 4}
			rows={pageRoom(rows)}
			onYes={() => login.mend(file)}
			onNo={login.cancel}
		/>
	);
}

interface FailedLoginProps {
	readonly outcome: Failure;
	readonly login: Login;
	readonly onQuit: () => void;
}

/** Heeds no key that was typed at ssh: what went wrong is to be read first. */
function FailedLogin({ outcome, login, onQuit }: FailedLoginProps) {
	useIntents(FAILED_LOGIN_KEYS, (intent, press) => {
		if (!login.seen.meant(press)) return;
		if (intent === "again") login.begin();
		if (intent === "other-key" && outcome.askKey) login.askKey();
		if (intent === "back") login.cancel();
		if (intent === "quit") onQuit();
	});
	const { columns, rows } = useTerminalSize();
	const { command } = outcome;
	const lines = failedLoginLines(outcome, { columns: columns - 8, rows: rows - FRAME_ROWS - 1 });
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Panel title={`${MARKS.bad} ${outcome.title}`} tone="bad">
				<Lines lines={lines.message} />
				<Lines lines={lines.meaning} />
				<Lines lines={lines.cure} bold />
			</Panel>
			{command === undefined ? undefined : (
				<Box marginY={1}>
					<CommandLines commands={[command]} />
				</Box>
			)}
			<Lines lines={lines.said} dimColor />
		</Box>
	);
}
