import type { FormField } from "../providers/form-field.ts";
import type { PayoutMethod } from "../providers/movement-contract.ts";
import type { PayoutMethodDto, RecipientField } from "./schema.ts";

/** A way to pay out as its form is drawn. */
export function toMethodDto(method: PayoutMethod): PayoutMethodDto {
  const { id, label, currencies, countries = [], min = {}, max = {}, fields } = method;
  return {
    id,
    label,
    currencies: [...currencies],
    countries: [...countries],
    min: { ...min },
    max: { ...max },
    fields: fields.map(toFieldDto),
  };
}

function toFieldDto(field: FormField): RecipientField {
  const { name, label, secret, required, help = null, placeholder = null, options = [], when } = field;
  return {
    name,
    label,
    help,
    secret,
    required,
    placeholder,
    multiline: field.multiline ?? false,
    options: options.map((option) => ({ ...option })),
    when: when === undefined ? null : { field: when.field, is: [...when.is] },
  };
}
