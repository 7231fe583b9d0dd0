import { LANGUAGES, type Language } from "./schema.ts";

export function readLanguage(value: unknown): Language | null {
  return LANGUAGES.find((known) => known === value) ?? null;
}

/** Back to the public page of a link; relative, so that it stays wherever the payer is. */
export function payRedirect(slug: string, params: Readonly<Record<string, string | null>>): Response {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== null) search.set(name, value);
  const query = search.size === 0 ? "" : `?${search}`;
  return new Response(null, {
    status: 303,
    headers: { location: `/pay/${encodeURIComponent(slug)}${query}` },
  });
}

/** Who is asking, for rate limits only. */
export function clientAddress({ headers }: { readonly headers: Pick<Headers, "get"> }): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
