import { z } from "zod";

/** A column that a file may have, as the screen explains it and the example file shows it. */
export interface CsvColumn {
  /** As the example file writes it. Case, blanks, hyphens and underscores in a file's own header do not matter. */
  readonly name: string;
  readonly required: boolean;
  readonly words: string;
  /** Other headers that mean the same, such as those of our own exports. */
  readonly also?: readonly string[];
  /** Read where it is there, but not offered. */
  readonly hidden?: boolean;
}

/** What a screen knows of a kind of file. */
export interface CsvFormat {
  readonly columns: readonly CsvColumn[];
  readonly mostRows: number;
  /** Rows of the example file, by column. */
  readonly examples: readonly Readonly<Record<string, string>>[];
}

export const MOST_MIB = 4;
export const MOST_BYTES = MOST_MIB * 1024 * 1024;

/** A header as it is compared. */
export function headerKey(header: string): string {
  return header
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, "_");
}

/** The column that a header means. */
export function columnOf(header: string, columns: readonly CsvColumn[]): CsvColumn | undefined {
  const key = headerKey(header);
  return columns.find(({ name, also = [] }) => name === key || also.includes(key));
}

/** The file to begin from. Nothing in it needs quotes beyond what is doubled here. */
export function exampleFile({ columns, examples }: CsvFormat): string {
  const offered = columns.filter(({ hidden }) => !hidden);
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [
    offered.map(({ name }) => name),
    ...examples.map((row) => offered.map(({ name }) => cell(row[name] ?? ""))),
  ];
  return lines.map((cells) => `${cells.join(",")}\r\n`).join("");
}

/** Something wrong with a line: which column, and what. */
export const rowProblemDto = z.object({ line: z.number().int(), column: z.string(), words: z.string() });
export type RowProblem = z.infer<typeof rowProblemDto>;
