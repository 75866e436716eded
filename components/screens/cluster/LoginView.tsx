import { Box } from "ink";
import { useServices } from "../../../hooks/services-context.tsx";
import { useCopy } from "../../../hooks/use-copy.ts";
import type { Login } from "../../../hooks/use-login.ts";
import { useTerminalSize } from "../../../hooks/use-terminal-size.ts";
import { failedLoginKeys } from "../../../src/console/cluster-keys.ts";
import { ctrlC, type KeyRow } from "../../../src/keys/key-row.ts";
import { failedLoginLines } from "../../../src/login/failed-login-lines.ts";
import type { FailedLogin as Failure } from "../../../src/login/ssh-outcome.ts";
import type { KeyFile } from "../../../src/ports/files.ts";
import { shortPath } from "../../../src/text/short-path.ts";
import { MARKS } from "../../theme.ts";
import { CommandLines } from "../../ui/CommandLines.tsx";
import { FRAME_ROWS } from "../../ui/Frame.tsx";
import { Lines } from "../../ui/Lines.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { AskPage } from "../AskPage.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";
import { WaitPage } from "../WaitPage.tsx";
import { KeyFilePicker } from "./KeyFilePicker.tsx";

interface LoginViewProps {
	readonly head: PageHead;
	readonly login: Login;
	readonly onQuit: () => void;
}

/** Whatever a login has to ask or to say. */
export function LoginView(props: LoginViewProps) {
	const { head, login, onQuit } = props;
	const { stage } = login;
	if (stage.at === "asking-key") {
		return (
			<KeyFilePicker
				head={head}
				reason={stage.reason}
				last={stage.last}
				refused={login.refused}
				onChoose={login.chooseKey}
				onBack={login.cancel}
				onQuit={onQuit}
			/>
		);
	}
	if (stage.at === "unsafe-key") return <UnsafeKey {...props} file={stage.file} />;
	if (stage.at === "over" && stage.outcome.kind === "failed")
		return <FailedLogin {...props} outcome={stage.outcome} />;
	// Inside, the terminal is ssh's: no key is for firstlight.
	return <WaitPage head={head} keys={stage.at === "inside" ? [] : [ctrlC(onQuit)]} label="Logging in …" />;
}

function UnsafeKey({ head, file, login, onQuit }: LoginViewProps & { readonly file: KeyFile }) {
	const { home } = useServices().settings.places;
	return (
		<AskPage
			head={head}
			title="Let only you read your key file?"
			body={[
				{ text: shortPath(file.path, home) },
				{ text: "Others could read it, and ssh refuses a private key that anybody but its owner can read." },
				{ text: "Its mode becomes 0600; what is in it stays as it is." },
			]}
			yes={{ does: "mend it and log in" }}
			no="go back"
			onYes={() => login.mend(file)}
			onNo={login.cancel}
			onCtrlC={onQuit}
		/>
	);
}

/** Heeds no key that was typed at ssh: what went wrong is to be read first. */
function FailedLogin({ head, outcome, login, onQuit }: LoginViewProps & { readonly outcome: Failure }) {
	const { rows } = useTerminalSize();
	const { width } = usePageArea();
	const { ready, meant } = login.seen;
	const { command } = outcome;
	const copy = useCopy(command === undefined ? [] : [command]);
	const keys = failedLoginKeys(outcome.askKey, {
		login: login.begin,
		chooseKey: login.askKey,
		back: login.cancel,
		quit: onQuit,
	}).map(
		({ does, label, not, ...row }): KeyRow => ({
			...row,
			...(ready ? { label, not } : {}),
			does: (press) => meant(press) && does(press),
		}),
	);
	const lines = failedLoginLines(outcome, { columns: width - 4, rows: rows - FRAME_ROWS - 1 });
	return (
		<KeyedPage
			head={head}
			keys={[ctrlC(onQuit), ...keys, ...(ready ? [copy] : [])]}
			about={ready ? { title: outcome.title, paragraphs: [] } : undefined}
		>
			<Panel title={`${MARKS.bad} ${outcome.title}`} tone="bad" columns={width}>
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
		</KeyedPage>
	);
}
