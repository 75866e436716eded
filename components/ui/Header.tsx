import { Box, Text } from "ink";
import { memo } from "react";
import { cut, widthOf } from "../../src/text/fit.ts";
import { COLOURS } from "../theme.ts";

interface HeaderProps {
	readonly columns: number;
	/** Where we are: region, profile, pcluster's version … joined by dots; empty parts are left out. */
	readonly parts: readonly (string | undefined)[];
	/** At the right edge: the cluster and its state. */
	readonly right?: string;
	readonly demo: boolean;
}

const BRAND = " firstlight  ";

/** The top line of every screen. */
export function Header({ columns, parts, right = "", demo }: HeaderProps) {
	const banner = columns < 100 ? " DEMO " : " DEMO: nothing here is real or costs anything ";
	const banners = demo ? banner.length + 1 : 0;
	// Money and state come before our own name; that it is the demo must be seen, whatever they have to say.
	const brand = BRAND.length + banners + widthOf(right) + 1 <= columns ? BRAND : demo ? "" : " ";
	const ours = brand.length + banners;
	const state = cut(right, columns - ours - 1, "middle");
	const middle = wholeParts(parts, columns - ours - widthOf(state) - 3);
	return <HeaderLine {...{ columns, brand, middle, state }} banner={demo ? banner : ""} />;
}

interface HeaderLineProps extends Record<"brand" | "banner" | "middle" | "state", string> {
	readonly columns: number;
}

/** Kept as it is while it says the same: most keys change nothing up here. */
const HeaderLine = memo(({ columns, brand, banner, middle, state }: HeaderLineProps) => (
	<Box width={columns} justifyContent="space-between">
		<Text wrap="truncate">
			<Text bold color={COLOURS.accent}>
				{brand}
			</Text>
			<Text color={COLOURS.demo} inverse>
				{banner}
			</Text>
			{banner === "" ? "" : " "}
			<Text dimColor>{middle}</Text>
		</Text>
		<Text wrap="truncate">{`${state} `}</Text>
	</Box>
));

/** As many of the parts as have room whole: half a region may be any of several, eu-we…. */
function wholeParts(parts: HeaderProps["parts"], room: number): string {
	return parts
		.filter((part) => !!part)
		.reduce<string>((text, part) => {
			const longer = text === "" ? `${part}` : `${text} · ${part}`;
			return widthOf(longer) > room ? text : longer;
		}, "");
}
