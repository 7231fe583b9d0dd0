import { z } from "zod";
import { CURRENCY_CODES, currencyOf } from "../../currencies.ts";
import type { FormField } from "../form-field.ts";
import type { PayoutMethod } from "../movement-contract.ts";
import { isIban, plainIban } from "./iban.ts";

const name = z.string().trim().min(2, "Enter the holder's name.").max(140, "At most 140 characters.");
const nameField: FormField = {
  name: "name",
  label: "Account holder",
  secret: false,
  required: true,
};
const common = {
  family: "bank",
  currencies: CURRENCY_CODES.filter((code) => currencyOf(code).kind === "fiat"),
  expectedSeconds: 60 * 60,
  windowSeconds: 7 * 24 * 60 * 60,
} as const;

function hint(recipient: Readonly<Record<string, string>>): string {
  const account = recipient.account ?? recipient.iban ?? "";
  return `${recipient.name ?? ""} ····${account.slice(-4)}`.trim();
}

/** To a bank account; seed 001 calls it `destination_account`. */
export const PAYOUT_METHODS: readonly PayoutMethod[] = [
  {
    ...common,
    id: "iban",
    label: "IBAN",
    fields: [
      nameField,
      {
        name: "iban",
        label: "IBAN",
        secret: false,
        required: true,
        placeholder: "DE89 3704 0044 0532 0130 00",
      },
    ],
    recipient: z.object({
      name,
      iban: z
        .string()
        .transform(plainIban)
        .refine(isIban, "This IBAN has a typing error: its check digits do not fit."),
    }),
    hint,
  },
  {
    ...common,
    id: "bank-account",
    label: "Bank account",
    fields: [
      nameField,
      { name: "account", label: "Account number", secret: false, required: true },
      {
        name: "bank",
        label: "Bank code",
        help: "Routing number, sort code, BIC or clearing code, as the country has it.",
        secret: false,
        required: true,
      },
    ],
    recipient: z.object({
      name,
      account: z
        .string()
        .transform((text) => text.replace(/[\s-]/g, ""))
        .refine((text) => /^[A-Za-z0-9]{4,34}$/.test(text), "Enter 4 to 34 letters and digits."),
      bank: z
        .string()
        .transform((text) => text.replace(/[\s-]/g, ""))
        .refine((text) => /^[A-Za-z0-9]{3,12}$/.test(text), "Enter 3 to 12 letters and digits."),
    }),
    hint,
  },
];
