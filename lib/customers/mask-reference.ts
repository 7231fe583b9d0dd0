/** The merchant's own number for somebody: the last two characters, so that two can be told apart. */
export function maskReference(reference: string): string {
  const letters = Array.from(reference);
  return letters.length <= 4 ? "••••" : `••••${letters.slice(-2).join("")}`;
}
