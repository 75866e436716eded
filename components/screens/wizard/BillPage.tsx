import { useBill } from "../../../hooks/use-bill.ts";
import type { Estimate } from "../../../src/cost/estimate.ts";
import { BillTable } from "../../ui/BillTable.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

interface BillPageProps {
	readonly chrome: Chrome;
	readonly estimate: Estimate;
	onClose(): void;
}

/** What the planned cluster costs with all nodes at work, item by item. */
export function BillPage({ chrome, estimate, onClose }: BillPageProps) {
	const { width, height } = chrome.area;
	const bill = useBill(estimate, width, height, onClose);
	return (
		<WizardFrame chrome={chrome} keys={bill.keys}>
			<BillTable title="What it costs with all nodes at work" estimate={estimate} {...bill} columns={width} />
		</WizardFrame>
	);
}
