import { z } from "zod";
import { LANGUAGES } from "../payment-links/schema.ts";
import { transactionIdInput } from "../transactions/schema.ts";

/** One text in each of the languages that payers are spoken to in. */
export const inLanguages = z.object({ en: z.string(), es: z.string(), pt: z.string() });
export type InLanguages = z.infer<typeof inLanguages>;

export const customerWordsDto = z.object({
  /** The customer's, by their country. */
  language: z.enum(LANGUAGES),
  /** What to tell the customer about the transaction as it is; null: nothing is known that would help them. */
  tell: inLanguages.nullable(),
  /** Words that bring the customer back to the payment, with its link or address; null: it can't be paid any more. */
  payAgain: inLanguages.nullable(),
});
export type CustomerWords = z.infer<typeof customerWordsDto>;

export const customerWordsParams = transactionIdInput;
