import { z } from "zod";

const answerSchema = z.object({
  hits: z.array(z.object({ href: z.string(), title: z.string(), detail: z.string() })),
});

export type SearchHit = z.infer<typeof answerSchema>["hits"][number];

/** Asks the search endpoint; an answer that cannot be read counts as none. */
export async function fetchSearchHits(
  endpoint: string,
  query: string,
  signal: AbortSignal,
): Promise<SearchHit[]> {
  const response = await fetch(endpoint + encodeURIComponent(query), { signal });
  if (!response.ok) return [];
  const answer = answerSchema.safeParse(await response.json());
  return answer.success ? answer.data.hits : [];
}
