import { useBill } from "../../../hooks/use-bill.ts";
import { BILL_LEGEND } from "../../../src/cost/bill.ts";
import type { Estimate } from "../../../src/cost/estimate.ts";
import { BillTable } from "../../ui/BillTable.tsx";
import { type Chrome, WizardFrame } from "./WizardFrame.tsx";

const TITLE = "What it costs with all nodes at work";

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
		<WizardFrame chrome={chrome} keys={bill.keys} about={{ title: TITLE, paragraphs: [BILL_LEGEND] }}>
			<BillTable title={TITLE} {...bill} />
		</WizardFrame>
	);
}
