import { KeyProse } from "../../ui/Prose.tsx";

interface DemoProseProps {
	/** The key that opens it. */
	readonly name: string;
	/** True where every row counts. */
	readonly tight: boolean;
	readonly columns: number;
}

/** Which key opens the demo, and what that is. */
export function DemoProse({ name, tight, columns }: DemoProseProps) {
	const words = tight
		? "opens the demo: nothing real, no cost."
		: "opens the demo: the whole way on a pretend account. Nothing real, no cost.";
	return <KeyProse name={name} does={words} columns={columns} />;
}
