/** First parts of paths that are not a merchant's. */
const RESERVED = [
  "api",
  "pay",
  "invoice",
  "case",
  "sign-in",
  "sign-out",
  "setup",
  "invite",
  "new",
  "static",
  "assets",
  "public",
  "docs",
];

/** "Café Altura" → "cafe-altura"; the first of "…", "…-2", "…-3" that is not taken. */
export function merchantSlug(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  const base = plain === "" || RESERVED.includes(plain) ? `merchant${plain && `-${plain}`}` : plain;
  let slug = base;
  for (let number = 2; taken.includes(slug); number += 1) slug = `${base}-${number}`;
  return slug;
}
