import { WizardScreen } from "../../../components/screens/wizard/WizardScreen.tsx";
import { ServicesProvider } from "../../../hooks/services-context.tsx";
import type { Answers } from "../../../src/questions/answers.ts";
import type { Prefill } from "../../../src/questions/prefill.ts";
import type { LaunchPlan } from "../../../src/wizard/plan.ts";
import { answer } from "../../harness/answer.ts";
import { type Screen, screenOf } from "../../harness/screen.ts";
import { type World, type WorldSetup, worldOf } from "../../harness/services.ts";

export interface WizardSetup extends WorldSetup {
	readonly start?: Partial<Answers>;
	readonly prefill?: Prefill;
	readonly notes?: readonly string[];
	readonly size?: { readonly columns: number; readonly rows: number };
}

export interface WizardUnderTest {
	readonly world: World;
	readonly screen: Screen;
	readonly launched: LaunchPlan[];
	/** Resolves with the first launch. */
	readonly launch: Promise<LaunchPlan>;
	/** From the review: Enter, and yes to its question. */
	create(): Promise<void>;
	/** How often the wizard was left with Esc. */
	left(): number;
	/** How often the program was left. */
	quit(): number;
}

/** In a frame of the review: all checks have been made, most of them for the good. */
export const CHECKED = /^(?!.*still\s+checking)(?=.*\bfine\b)/s;

/** The wizard on the tutorial's account. */
export function wizardScreen({
	start,
	prefill = {},
	notes = [],
	size,
	...setup
}: WizardSetup = {}): WizardUnderTest {
	const world = worldOf(setup);
	const launched: LaunchPlan[] = [];
	const { promise: launch, resolve } = Promise.withResolvers<LaunchPlan>();
	let leaves = 0;
	let quits = 0;
	const screen = screenOf(
		<ServicesProvider services={world.services}>
			<WizardScreen
				engine={world.engine}
				notes={notes}
				prefill={prefill}
				{...(start ? { start } : {})}
				onLaunch={(plan) => {
					launched.push(plan);
					resolve(plan);
				}}
				onLeave={() => {
					leaves += 1;
				}}
				onQuit={() => {
					quits += 1;
				}}
			/>
		</ServicesProvider>,
		size,
	);
	const create = async () => {
		await screen.press("\r");
		await answer(screen, world.clock);
	};
	return { world, screen, launched, launch, create, left: () => leaves, quit: () => quits };
}
