import { LANGUAGES, type Language } from "./schema.ts";

export function readLanguage(value: unknown): Language | null {
  return LANGUAGES.find((known) => known === value) ?? null;
}

/** The public page of a link; relative, so that it stays wherever the payer is. */
export function payPath(slug: string, params: Readonly<Record<string, string | null>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== null) search.set(name, value);
  const query = search.size === 0 ? "" : `?${search}`;
  return `/pay/${encodeURIComponent(slug)}${query}`;
}

/** Back to {@link payPath}. */
export function payRedirect(slug: string, params: Readonly<Record<string, string | null>>): Response {
  return new Response(null, { status: 303, headers: { location: payPath(slug, params) } });
}

/** Who is asking, for rate limits only. */
export function clientAddress({ headers }: { readonly headers: Pick<Headers, "get"> }): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
