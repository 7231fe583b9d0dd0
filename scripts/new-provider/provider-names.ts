/** How a provider is called in each place where its name stands. */
export interface ProviderNames {
  /** Folder, URLs and stored rows: "acme-pay". */
  readonly id: string;
  /** For people: "Acme Pay". */
  readonly name: string;
  /** In code: "acmePay". */
  readonly ident: string;
  /** On its tile: "AP". */
  readonly letters: string;
}

const RESERVED_IDS: readonly string[] = ["testing", "registry", "contract"];
const KEYWORDS: readonly string[] =
  "await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield".split(
    " ",
  );

/** Why this can't be a provider's id, or null. */
export function refuseId(id: string, taken: readonly string[]): string | null {
  if (id === "") return "Name the provider: npm run new:provider -- acme-pay";
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || !/[a-z]/.test(id) || id.length < 2 || id.length > 30)
    return `“${id}” is no id: 2 to 30 lower-case letters and digits, with single hyphens between.`;
  if (RESERVED_IDS.includes(id)) return `“${id}” already means something else in lib/providers.`;
  return taken.includes(id) ? `“${id}” is taken: lib/providers/${id} exists.` : null;
}

/** `used` is the code that the identifier will stand in: it must not mean anything there yet. */
export function namesOf(id: string, used: string): ProviderNames {
  const words = id.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const pascal = words.join("");
  const camel = pascal.charAt(0).toLowerCase() + pascal.slice(1);
  const isFree =
    /^[a-z]/.test(camel) && !KEYWORDS.includes(camel) && !new RegExp(`\\b${camel}\\b`).test(used);
  const initials = words.map((word) => word.charAt(0)).join("");
  return {
    id,
    name: words.join(" "),
    ident: isFree ? camel : `provider${pascal}`,
    letters: words.length > 1 ? initials.slice(0, 2) : pascal.slice(0, 2),
  };
}
