import { useBill } from "../../../hooks/use-bill.ts";
import { BILL_LEGEND } from "../../../src/cost/bill.ts";
import type { Estimate } from "../../../src/cost/estimate.ts";
import { ctrlC } from "../../../src/keys/key-row.ts";
import { BillTable } from "../../ui/BillTable.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";

interface BillViewProps {
	readonly head: PageHead;
	readonly name: string;
	readonly cost: Estimate;
	readonly onClose: () => void;
	readonly onQuit: () => void;
}

/** What a cluster that is there costs now, item by item. */
export function BillView({ head, name, cost, onClose, onQuit }: BillViewProps) {
	const { width, height } = usePageArea();
	const title = `What ${name} costs now`;
	const bill = useBill(cost, width, height, onClose);
	return (
		<KeyedPage head={head} keys={[...bill.keys, ctrlC(onQuit)]} about={{ title, paragraphs: [BILL_LEGEND] }}>
			<BillTable title={title} {...bill} />
		</KeyedPage>
	);
}
