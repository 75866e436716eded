/** What a stack's status means for a creation or a deletion. */
export interface StackGoal {
	readonly verb: "create" | "delete";
	/** The first word of CloudFormation's statuses for it. */
	readonly word: "CREATE" | "DELETE";
	/** `elsewhere`: the stack is about something else, e.g. a deletion that has not begun. */
	judge(status: string): "going" | "done" | "failed" | "elsewhere";
}

const CREATING: Readonly<Record<string, "going" | "done">> = {
	REVIEW_IN_PROGRESS: "going",
	CREATE_IN_PROGRESS: "going",
	ROLLBACK_IN_PROGRESS: "going",
	DELETE_IN_PROGRESS: "going",
	CREATE_COMPLETE: "done",
};

const DELETING: Readonly<Record<string, "going" | "done" | "failed">> = {
	DELETE_IN_PROGRESS: "going",
	DELETE_COMPLETE: "done",
	DELETE_FAILED: "failed",
};

/** A stack that was ever updated was created before. */
export const creation: StackGoal = {
	verb: "create",
	word: "CREATE",
	judge: (status) => CREATING[status] ?? (status.startsWith("UPDATE_") ? "done" : "failed"),
};

export const deletion: StackGoal = {
	verb: "delete",
	word: "DELETE",
	judge: (status) => DELETING[status] ?? "elsewhere",
};
