/** What of the environment firstlight heeds, and what it means. */
export const ENVIRONMENT: readonly (readonly [names: string, means: string])[] = [
	["AWS_PROFILE", "this profile of your AWS credentials, as --profile"],
	[
		"AWS_DEFAULT_REGION, AWS_REGION",
		"the region to start with, as --region; the first counts before the second, as for pcluster",
	],
	["AWS_PCLUSTER_CONFIG_FILE", "the config file that pcluster reads, as --config"],
	[
		"AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE",
		"your credentials and where they lie, as for AWS's own programs",
	],
	[
		"FIRSTLIGHT_ONLY_THIS_ADDRESS",
		"1: a new cluster lets ssh in from this address alone, as --only-this-address",
	],
	["FIRSTLIGHT_LOG", "the file to write the log to, as --log"],
	[
		"XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_DATA_HOME, XDG_CACHE_HOME",
		"where firstlight's own files lie, instead of ~/.config, ~/.local and ~/.cache",
	],
	["NO_COLOR=1", "no colours"],
	["INK_SCREEN_READER=true", "questions in lines, as --plain: for a reader that speaks"],
	["LC_ALL, LC_CTYPE, LANG", "where they name no UTF-8, frames and marks are ASCII"],
	["TERM=dumb", "questions in lines, as --plain"],
	["FIRSTLIGHT_DEMO_SPEED=10", "the demo runs ten times as fast"],
];
