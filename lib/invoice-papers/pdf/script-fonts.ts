import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import greekRanges from "@fontsource/noto-sans/unicode.json" with { type: "json" };
import hanRanges from "@fontsource/noto-sans-sc/unicode.json" with { type: "json" };
import type { FontName } from "./fonts.ts";

/** Scripts that the app's own typeface lacks. Its few Greek letters would stand apart among others, so all come from one. */
const GREEK = /[\u0370-\u03ff\u1f00-\u1fff]/u;
const EAST_ASIAN = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/u;

const WEIGHTS: Readonly<Record<FontName, number>> = { regular: 400, medium: 500, bold: 600 };

interface Part {
  readonly file: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

/** A typeface comes in parts, a file for each set of letters. */
const greekParts = partsOf(greekRanges, "noto-sans", (part) => part.startsWith("greek"));
const eastAsianParts = partsOf(hanRanges, "noto-sans-sc", (part) => part.startsWith("["));

export interface Run {
  readonly text: string;
  /** The file of another typeface; null: the app's own. */
  readonly part: string | null;
}

/** A text in runs of letters that stand in one file. What no file has stays with the app's own typeface, which draws a box. */
export function runsOf(text: string): Run[] {
  if (!GREEK.test(text) && !EAST_ASIAN.test(text)) return [{ text, part: null }];
  const runs: Run[] = [];
  for (const letter of text) {
    const part = partWith(letter);
    const last = runs.at(-1);
    if (last?.part === part) runs[runs.length - 1] = { text: last.text + letter, part };
    else runs.push({ text: letter, part });
  }
  return runs;
}

const read = new Map<string, Buffer>();

/** The file of a part in the weight of one of ours: some 50 kB, read once for each process. */
export function partFile(part: string, font: FontName): Buffer {
  const folder = part.startsWith("noto-sans-sc") ? "noto-sans-sc" : "noto-sans";
  const name = `${part}-${WEIGHTS[font]}-normal.woff`;
  const known = read.get(name);
  if (known !== undefined) return known;
  const base = resolve(/* turbopackIgnore: true */ process.cwd(), "node_modules", "@fontsource", folder);
  const file = readFileSync(resolve(/* turbopackIgnore: true */ base, "files", name));
  read.set(name, file);
  return file;
}

function partWith(letter: string): string | null {
  const parts = GREEK.test(letter) ? greekParts : EAST_ASIAN.test(letter) ? eastAsianParts : [];
  const code = letter.codePointAt(0) ?? 0;
  return parts.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to))?.file ?? null;
}

/** `{"[45]": "U+4e00,U+4e03-4e05"}`: part 45 stands in the files `…-45-…`. */
function partsOf(
  ranges: Readonly<Record<string, string>>,
  face: string,
  isWanted: (part: string) => boolean,
): Part[] {
  return Object.entries(ranges)
    .filter(([part]) => isWanted(part))
    .map(([part, said]) => ({ file: `${face}-${part.replaceAll(/[[\]]/g, "")}`, ranges: rangesOf(said) }));
}

function rangesOf(said: string): (readonly [number, number])[] {
  return said.split(",").map((range) => {
    const [from = "", to = from] = range.trim().slice(2).split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
}
