import { useState } from "react";

/** Of a text field that Esc closes: what stood there stands there again when it is opened anew. */
export function useLeftText(close: () => void): {
	readonly start: string;
	readonly onCancel: (text: string) => void;
} {
	const [start, setStart] = useState("");
	return {
		start,
		onCancel: (text) => {
			setStart(text);
			close();
		},
	};
}
