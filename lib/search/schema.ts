import { z } from "zod";

/** What the search box sends: whatever somebody has in hand. */
export const searchParamsSchema = z.object({ q: z.string().trim().max(200).catch("").default("") });

export const HIT_KINDS = ["transaction", "customer", "link", "invoice", "event", "deposit"] as const;

export const searchAnswerDto = z.object({
  /** The likeliest first. */
  hits: z.array(
    z.object({
      kind: z.enum(HIT_KINDS),
      href: z.string(),
      title: z.string(),
      detail: z.string(),
    }),
  ),
  /** Whether the list of transactions has more than the hits show. */
  more: z.boolean(),
  /** Ways to go on with the last word: a field, or a value of it. */
  completions: z.array(z.object({ query: z.string(), label: z.string(), detail: z.string() })),
  /** What was not understood, or that these are only like it. */
  hints: z.array(z.string()),
});
export type SearchAnswer = z.infer<typeof searchAnswerDto>;
export type SearchHit = SearchAnswer["hits"][number];
