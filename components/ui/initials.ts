/** Up to two letters that stand for a name or an e-mail address. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/@.*/, "")
    .split(/[\s._-]+/)
    .filter(Boolean);
  const first = Array.from(words[0] ?? "?");
  const last = words.length > 1 ? Array.from(words.at(-1) ?? "")[0] : first[1];
  return `${first[0] ?? "?"}${last ?? ""}`.toUpperCase();
}
