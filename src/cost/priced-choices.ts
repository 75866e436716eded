import type { Field, Form } from "../list/form-state.ts";
import type { Option, OptionList } from "../list/option.ts";
import type { Prices } from "../ports/prices.ts";
import type { Answers, StepId } from "../questions/answers.ts";
import { BILLED } from "./billed.ts";
import { totalText } from "./cost-words.ts";
import { diskItems, estimateOf, item, paid } from "./estimate.ts";
import { rateText } from "./money.ts";

/** The fields of the nodes' form whose choices are machines. */
const MACHINES: readonly string[] = ["headType", "computeType"];

/** The form with what an hour of each machine costs, beside its name. */
export function pricedForm(form: Form, prices: Prices): Form {
	return { ...form, fields: form.fields.map((field) => pricedField(field, prices)) };
}

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

/** What the rows of a question cost, where that is a thing of the user's that is paid already. */
const ROW_ITEMS: {
	readonly [Id in StepId]?: (value: never, prices: Prices) => ReturnType<typeof diskItems>;
} = {
	volumes: ([volume]: Answers["volumes"], prices) =>
		volume?.disk
			? diskItems(volume.id, BILLED.own, volume.disk, prices)
			: [item(volume?.id ?? "", BILLED.own, undefined)],
	subnet: ({ viaNat }: Answers["subnet"], prices) =>
		viaNat ? [item("NAT gateway", BILLED.own, prices({ of: "nat" }))] : [],
};

/** What the price of such a row is of, and over which time it is told. */
const ROW_WORDS = { volumes: ["", "month"], subnet: ["its NAT gateway: ", "hour"] } as const;

/** The list with what each row costs as a word after it: a volume a month, the gateway of a private subnet an hour. */
export function pricedList(id: StepId, list: OptionList<unknown>, prices: Prices): OptionList<unknown> {
	if (id !== "volumes" && id !== "subnet") return list;
	const [before, period] = ROW_WORDS[id];
	const itemsOf = ROW_ITEMS[id] as (value: unknown, prices: Prices) => ReturnType<typeof diskItems>;
	return {
		...list,
		options: list.options.map((option): Option<unknown> => {
			const items = itemsOf(id === "volumes" ? [option.value] : option.value, prices).map(paid);
			if (items.length === 0) return option;
			const cost = `${before}${totalText(estimateOf(items, false).paidAlready, period)}`;
			return { ...option, note: option.note === undefined ? cost : `${cost} · ${option.note}` };
		}),
	};
}
