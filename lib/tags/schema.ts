import { z } from "zod";
import { transactionIdInput } from "../transactions/schema.ts";

export const MOST_TAG_LENGTH = 32;
/** Tags that one transaction may carry. */
export const MOST_TAGS = 20;

/** One tag as it is kept: without spaces around it, single ones inside, lower case. A comma would end it in an address. */
export const tagSchema = z
  .string()
  .transform((text) => text.trim().replace(/\s+/g, " ").toLowerCase())
  .pipe(
    z
      .string()
      .min(1, "Write a tag first.")
      .max(MOST_TAG_LENGTH, `A tag has at most ${MOST_TAG_LENGTH} characters.`)
      .regex(/^[^,\p{Cc}]*$/u, "A tag has no comma in it."),
  );

export const tagInput = transactionIdInput.extend({ tag: tagSchema });

export const tagListDto = z.object({ tags: z.array(z.string()) });
export type TagList = z.infer<typeof tagListDto>;
