/** What tells a stack from every other that had its name before, or has it since. */
export interface StackIdentity {
	/** The ARN: AWS gives each stack its own, also to one made anew under an old name. */
	readonly id: string;
	readonly createdAt: Date;
}
