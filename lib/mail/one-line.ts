/** Ends of lines and other controls would let a name or a subject begin a header of its own; the rest only deceive the eye. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Text that is safe as the value of a header, and short enough for one. */
export function oneLine(text: string, most = 200): string {
  const line = text.replace(CONTROLS, " ").replace(/\s+/g, " ").trim();
  const letters = Array.from(line);
  return letters.length <= most ? line : `${letters.slice(0, most - 1).join("")}…`;
}
