/** What a font measures: the width of a text in points. */
export type Measure = (text: string) => number;

/** Controls, which no font has; ends of lines stay. */
const CONTROLS = /(?!\n)\p{Cc}/gu;

/** A text in lines no wider than `width`, counted word by word. What is typed on a new line stays on one; a word that is too long is cut. */
export function wrapText(text: string, width: number, measure: Measure): string[] {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll("\t", " ")
    .replaceAll(CONTROLS, "")
    .split("\n")
    .flatMap((paragraph) => wrapParagraph(paragraph.trim(), width, measure));
}

function wrapParagraph(paragraph: string, width: number, measure: Measure): string[] {
  const space = measure(" ");
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of paragraph.split(/ +/)) {
    const own = measure(word);
    if (line !== "" && used + space + own <= width) {
      line = `${line} ${word}`;
      used += space + own;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = own <= width ? [word] : cutWord(word, width, measure);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
    used = measure(line);
  }
  return [...lines, line];
}

function cutWord(word: string, width: number, measure: Measure): string[] {
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const letter of word) {
    const own = measure(letter);
    if (piece !== "" && used + own > width) {
      pieces.push(piece);
      piece = "";
      used = 0;
    }
    piece += letter;
    used += own;
  }
  return [...pieces, piece];
}
