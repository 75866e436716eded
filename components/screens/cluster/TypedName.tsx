import { Box, Text } from "ink";
import { useState } from "react";
import { useKeys } from "../../../hooks/use-keys.ts";
import { edited } from "../../../src/app/typed-line.ts";
import { Notice } from "../../ui/Notice.tsx";
import { TextField } from "../../ui/TextField.tsx";

interface TypedNameProps {
	readonly name: string;
	readonly onRight: () => void;
	readonly onBack: () => void;
}

/** Asks for the cluster's name to be typed; anything else than that does nothing but say so. */
export function TypedName({ name, onRight, onBack }: TypedNameProps) {
	const [text, setText] = useState("");
	const [wrong, setWrong] = useState(false);
	useKeys((press) => {
		if (press.name === "escape") return onBack();
		if (press.name === "enter") return text.trim() === name ? onRight() : setWrong(true);
		setWrong(false);
		setText(edited(text, press));
	});
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Box columnGap={1}>
				<Text bold>{`Type ${name} to delete it:`}</Text>
				<TextField value={text} cursor={text.length} />
			</Box>
			{wrong ? <Notice tone="warn" text={`That is not ${name}. Nothing was deleted.`} /> : undefined}
		</Box>
	);
}
