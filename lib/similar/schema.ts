import { z } from "zod";
import { transactionIdInput, transactionRowDto } from "../transactions/schema.ts";

/** What two transactions have in common, the strongest first. */
export const ALIKE = ["invoice", "reference", "customer", "amount"] as const;

export const similarDto = z.object({
  rows: z.array(transactionRowDto.extend({ alike: z.array(z.enum(ALIKE)) })),
});
export type Similar = z.infer<typeof similarDto>;
export type SimilarRow = Similar["rows"][number];

export const similarParams = transactionIdInput;
