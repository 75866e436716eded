import type { ClusterState } from "../cluster/cluster-view.ts";
import type { ErrorCode } from "../ports/errors.ts";

/** How every command ends. */
export const EXIT = {
	done: 0,
	failed: 1,
	usage: 2,
	checkFailed: 3,
	noCredentials: 4,
	notFound: 5,
	/** 128 and the number of SIGINT, as shells count. */
	stopped: 130,
} as const;

/** What each of them means, for the help. */
export const EXIT_MEANS: Readonly<Record<keyof typeof EXIT, string>> = {
	done: "done, or so already",
	failed: "failed, or refused",
	usage: "a wrong command, or a yes that was not given",
	checkFailed: "a check failed, or it may cost more than your bound",
	noCredentials: "no way into AWS",
	notFound: "there is no such cluster, file or thing",
	stopped: "stopped by Ctrl-C",
};

/** What `firstlight status` answers by its code alone, besides those above where it cannot look. */
export const STATUS_EXIT = {
	running: 0,
	none: EXIT.notFound,
	stopped: 10,
	building: 11,
	failed: 12,
	unknown: 13,
};
type StatusAnswer = keyof typeof STATUS_EXIT;

/** What each of these means. */
export const STATUS_MEANS: Readonly<Record<StatusAnswer, string>> = {
	running: "it runs",
	none: "there is no such cluster",
	stopped: "its nodes are stopped, or its head node is",
	building: "AWS is at work: it is made, changed, started, stopped or deleted",
	failed: "its creation or its deletion failed",
	unknown: "its state is not known",
};

/** What a cluster's life is to `firstlight status`. */
export const STATUS_OF: Readonly<Record<ClusterState, StatusAnswer>> = {
	creating: "building",
	running: "running",
	stopping: "building",
	stopped: "stopped",
	starting: "building",
	updating: "building",
	"create-failed": "failed",
	deleting: "building",
	"delete-failed": "failed",
	unknown: "unknown",
};

const BY_ERROR: Readonly<Partial<Record<ErrorCode, number>>> = {
	usage: EXIT.usage,
	declined: EXIT.usage,
	"bad-input": EXIT.usage,
	"no-credentials": EXIT.noCredentials,
	"expired-credentials": EXIT.noCredentials,
	"refused-credentials": EXIT.noCredentials,
	"clock-wrong": EXIT.noCredentials,
	"not-found": EXIT.notFound,
	"check-failed": EXIT.checkFailed,
	"above-bound": EXIT.checkFailed,
};

/** How a command ends that this error has ended. */
export function exitCodeOf(code: ErrorCode): number {
	return BY_ERROR[code] ?? EXIT.failed;
}
