import type { Field, Form } from "../list/form-state.ts";
import type { Prices } from "../ports/prices.ts";
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
