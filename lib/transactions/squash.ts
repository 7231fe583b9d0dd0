/** What people leave out, put in or mistake when they read a number aloud. Also in the indexes of migration one_search_box. */
export const SQUASHED_AWAY = "-_./#: ";

/** A reference without its case and punctuation: "ORD 1042" and "ord-1042" are one. */
export function squash(text: string): string {
  return [...text.toLowerCase()].filter((letter) => !SQUASHED_AWAY.includes(letter)).join("");
}
