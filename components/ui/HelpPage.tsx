import { Lines } from "./Lines.tsx";

/** Text over a screen: a title, an empty row, and the lines that fit. */
export function HelpPage({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
	return (
		<>
			<Lines lines={[title]} bold />
			<Lines lines={["", ...lines]} />
		</>
	);
}
