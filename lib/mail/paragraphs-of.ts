/** A person's own words as paragraphs: an empty line parts them. */
export function paragraphsOf(message: string): string[] {
  return message
    .split(/\r?\n\s*\r?\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
