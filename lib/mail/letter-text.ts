import type { Letter } from "./letter-shape.ts";

/** A letter for those who read text: the same words in the same order as its HTML. */
export function letterText(letter: Omit<Letter, "files">, senderName: string): string {
  const { heading, paragraphs, facts, button, footer } = letter;
  const parts = [
    senderName,
    heading,
    ...paragraphs,
    facts.map(({ label, value }) => `${label}: ${value}`).join("\n"),
    button === null ? "" : `${button.label}:\n${button.url}`,
    footer === "" ? "" : `-- \n${footer}`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
