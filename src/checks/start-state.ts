import type { Caller } from "../ports/account.ts";
import { ASKING, type Asked } from "../ports/asked.ts";
import type { AwsSetUp } from "../ports/aws-files.ts";
import type { FoundPcluster } from "../ports/found-pcluster.ts";
import type { RegionId } from "../ports/ids.ts";
import type { FileTrouble } from "../questions/prefill.ts";
import { firstChoice, type PclusterSearch } from "./start-pcluster.ts";

/** All that the start screen has asked of the machine and of AWS. */
export interface StartState {
	/** Counts how often everything was asked. */
	readonly attempt: number;
	readonly search: Asked<PclusterSearch>;
	/** Which of the found pclusters is in use. */
	readonly chosen: number | undefined;
	readonly caller: Asked<Caller>;
	/** Where that was asked, when not where the user's set-up points. */
	readonly callerIn?: RegionId;
	/** The user's AWS files. */
	readonly setUp: Asked<AwsSetUp>;
	/** Version of ssh. */
	readonly ssh: Asked<string>;
	/** Where to look for clusters: from a flag, the config file or the AWS profile; undefined when nothing says. */
	readonly region: Asked<RegionId | undefined>;
	/** The config file whose own access key pcluster uses. */
	readonly keysIn: string | undefined;
	/** What stands against the config file; undefined where nothing does, or while that is being read. */
	readonly trouble: FileTrouble | undefined;
}

/** What flags and the user's files say before anything else is asked. */
export interface FromFiles {
	readonly region: RegionId | undefined;
	readonly keysIn: string | undefined;
	readonly trouble: FileTrouble | undefined;
}

export type StartEvent =
	| { readonly type: "searched"; readonly answer: Asked<PclusterSearch> }
	| { readonly type: "pclusterConfirmed"; readonly answer: FoundPcluster }
	| { readonly type: "callerNamed"; readonly answer: Asked<Caller>; readonly in?: RegionId }
	| { readonly type: "setUpRead"; readonly answer: Asked<AwsSetUp> }
	| { readonly type: "sshSeen"; readonly answer: Asked<string> }
	| { readonly type: "filesRead"; readonly answer: Asked<FromFiles> }
	| { readonly type: "otherPclusterChosen" }
	| { readonly type: "askedAgain" };

const NO_FILES = { keysIn: undefined, trouble: undefined };

/** Before anything is known. */
export const START: StartState = {
	attempt: 0,
	search: ASKING,
	chosen: undefined,
	caller: ASKING,
	setUp: ASKING,
	ssh: ASKING,
	region: ASKING,
	...NO_FILES,
};

/** The start screen's next state; pure. */
export function startReducer(state: StartState, event: StartEvent): StartState {
	switch (event.type) {
		case "searched": {
			const chosen = event.answer.at === "known" ? firstChoice(event.answer.value) : undefined;
			return { ...state, search: event.answer, chosen };
		}
		case "pclusterConfirmed":
			return corrected(state, event.answer);
		case "callerNamed":
			return { ...state, caller: event.answer, ...(event.in && { callerIn: event.in }) };
		case "setUpRead":
			return { ...state, setUp: event.answer };
		case "sshSeen":
			return { ...state, ssh: event.answer };
		case "filesRead": {
			const { answer } = event;
			if (answer.at !== "known")
				return { ...state, ...NO_FILES, region: answer.at === "failed" ? answer : ASKING };
			const { region, ...files } = answer.value;
			return { ...state, ...files, region: { at: "known", value: region } };
		}
		case "otherPclusterChosen":
			return withOther(state);
		case "askedAgain":
			return { ...START, attempt: state.attempt + 1 };
	}
}

/**
 * Where it is to be asked once more who we are: the region that only the config file names, where it is one of China or
 * of GovCloud, whose keys no other knows; undefined where that is no question, or asked already.
 */
export function regionToAskIn({ caller, region, callerIn }: StartState): RegionId | undefined {
	const isRefused = caller.at === "failed" && caller.error.code === "refused-credentials";
	const named = region.at === "known" ? region.value : undefined;
	return isRefused && named !== callerIn && named && /^(cn|us-gov)-/.test(named) ? named : undefined;
}

/** Nothing changes where it is as it was thought to be; one in use that is not gives way to what is best then. */
function corrected(state: StartState, answer: FoundPcluster): StartState {
	if (state.search.at !== "known") return state;
	const { found, searched } = state.search.value;
	const place = found.findIndex(({ path }) => path === answer.path);
	const before = found[place];
	const isSame = answer.works === true && before?.works === true && answer.version === before.version;
	if (before === undefined || isSame) return state;
	const value = { found: found.with(place, answer), searched };
	const search = { at: "known", value } as const;
	if (state.chosen !== place) return { ...state, search };
	return { ...state, search, chosen: firstChoice(value), region: ASKING };
}

function withOther(state: StartState): StartState {
	const { search, chosen } = state;
	if (search.at !== "known" || chosen === undefined) return state;
	const { found } = search.value;
	const after = [...found.keys()].filter((place) => found[place]?.works !== "not-asked");
	const next = after.find((place) => place > chosen) ?? after[0];
	return next === undefined || next === chosen
		? state
		: { ...state, ...NO_FILES, chosen: next, region: ASKING };
}
