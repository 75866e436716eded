import type { Field, Form } from "../list/form-state.ts";
import type { Option, OptionList } from "../list/option.ts";
import type { Prices } from "../ports/prices.ts";
import type { Answers, StepId } from "../questions/answers.ts";
import { BILLED } from "./billed.ts";
import { totalText } from "./cost-words.ts";
import { type CostItem, diskItems, estimateOf, item, paid } from "./estimate.ts";
import { type Period, rateText } from "./money.ts";

/** The fields of the nodes' form whose choices are machines. */
const MACHINES: readonly string[] = ["headType", "computeType"];

/** What a question has to choose from, with what it costs: a machine an hour, a volume a month, a NAT gateway an hour. */
export function priced(
	step: { readonly id: StepId; readonly kind: string; readonly columns?: readonly string[] },
	loaded: OptionList<unknown> | Form,
	prices: Prices,
): OptionList<unknown> | Form {
	if (step.kind === "form") {
		const form = loaded as Form;
		return { ...form, fields: form.fields.map((field) => pricedField(field, prices)) };
	}
	const list = loaded as OptionList<unknown>;
	const { id, columns = [] } = step;
	const pricedRow =
		id === "volumes" ? pricedVolume(columns.indexOf("Cost")) : id === "subnet" ? pricedSubnet : undefined;
	return pricedRow ? { ...list, options: list.options.map((option) => pricedRow(option, prices)) } : list;
}

/** The field with what an hour of each machine costs, beside its name. */
function pricedField(field: Field, prices: Prices): Field {
	if (!MACHINES.includes(field.key) || field.choices === undefined) return field;
	return {
		...field,
		choices: field.choices.map((choice) => {
			const [name = "", ...more] = choice.cells;
			const price = prices({ of: "instance", type: choice.value });
			return { ...choice, cells: [name, price ? rateText(price.usd) : "price not known", ...more] };
		}),
	};
}

const costOf = (items: CostItem[], period: Period) =>
	totalText(estimateOf(items.map(paid), false).paidAlready, period);

const pricedVolume = (column: number) => (option: Option<unknown>, prices: Prices) => {
	const { id, disk } = option.value as Answers["volumes"][number];
	const items = disk ? diskItems(id, BILLED.own, disk, prices) : [item(id, BILLED.own, undefined)];
	const cost = costOf(items, "month");
	return { ...option, cells: option.cells.map((cell, place) => (place === column ? cost : cell)) };
};

function pricedSubnet(option: Option<unknown>, prices: Prices): Option<unknown> {
	if (!(option.value as Answers["subnet"]).viaNat) return option;
	const cost = `its NAT gateway: ${costOf([item("NAT gateway", BILLED.own, prices({ of: "nat" }))], "hour")}`;
	return { ...option, note: option.note === undefined ? cost : `${cost} · ${option.note}` };
}
