/** The last three only e-mails have: numbers are compared without them. */
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.-_";

/** Shorter ones have too many neighbours to mean anything, longer ones too many to ask for. */
const SHORTEST = 4;
const LONGEST = 24;

/**
 * Everything that one slip away could have been meant: a letter wrong, missing, too much, or two exchanged. Some 1,700
 * for 20 letters, each one step into an index: that costs the same at any number of rows, which comparing cannot.
 */
export function oneMistakeAway(text: string): string[] {
  if (text.length < SHORTEST || text.length > LONGEST) return [];
  const found = new Set<string>();
  for (let at = 0; at <= text.length; at += 1) {
    const before = text.slice(0, at);
    const [here = "", next = ""] = [text.charAt(at), text.charAt(at + 1)];
    found.add(before + text.slice(at + 1));
    found.add(before + next + here + text.slice(at + 2));
    for (const letter of LETTERS) {
      found.add(before + letter + text.slice(at));
      found.add(before + letter + text.slice(at + 1));
    }
  }
  found.delete(text);
  return [...found];
}
