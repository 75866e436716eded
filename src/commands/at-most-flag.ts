/** The flag of commands after which more may be spent, see boundOf. */
export const AT_MOST_FLAG = {
	"at-most": {
		value: "USD",
		does: [
			"refuse what may cost more an hour, all nodes at work; above",
			"your own bound (or 5) you are asked, or refused with --yes",
		],
	},
} as const;
