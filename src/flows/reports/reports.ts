import { defineForm } from "../define-form.ts";
import type { Form } from "../form.ts";
import { disclosure2019 } from "./disclosure-2019.ts";
import { disclosure2021 } from "./disclosure-2021.ts";

/** The editions the product knows. A new one is one entry here. */
export const forms: readonly Form[] = [disclosure2019, disclosure2021].map(defineForm);

/** The edition that a report of this year must use; none before the first. */
export function formForYear(year: number, from: readonly Form[] = forms): Form | undefined {
  return from.find(({ years }) => years.from <= year && year <= (years.to ?? Infinity));
}
