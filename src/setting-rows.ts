/** What one sets once, in the settings file. */
export interface FileSettings {
	readonly profile?: string;
	readonly region?: string;
	/** USD an hour. */
	readonly "at-most"?: number;
	readonly plain?: boolean;
	readonly "only-this-address"?: boolean;
}

/** A setting as the file takes it and the help tells of it. */
interface SettingRow {
	readonly means: string;
	/** What it has to be, in words that follow "is". */
	readonly kind: string;
	readonly example: string;
	takes(value: unknown): boolean;
}

const isYesOrNo = (value: unknown) => typeof value === "boolean";
const isText = (value: unknown) => typeof value === "string";

/** Every setting of the file. */
export const SETTING_ROWS: Readonly<Record<keyof FileSettings, SettingRow>> = {
	profile: {
		means: "the profile of your AWS credentials",
		kind: "a text in quotes",
		example: 'profile = "work"',
		takes: isText,
	},
	region: {
		means: "the region to start with",
		kind: "a text in quotes",
		example: 'region = "eu-west-2"',
		takes: isText,
	},
	"at-most": {
		means: "your bound: what costs more USD an hour, all nodes at work, is asked about once more",
		kind: "an amount in USD an hour, without quotes",
		example: "at-most = 5",
		takes: (value) => typeof value === "number" && Number.isFinite(value) && value >= 0,
	},
	plain: {
		means: "whether questions are asked in lines, without screens, as --plain does",
		kind: "true or false, without quotes",
		example: "plain = true",
		takes: isYesOrNo,
	},
	"only-this-address": {
		means: "whether a new cluster lets ssh in from this address alone, as --only-this-address does",
		kind: "true or false, without quotes",
		example: "only-this-address = true",
		takes: isYesOrNo,
	},
};
