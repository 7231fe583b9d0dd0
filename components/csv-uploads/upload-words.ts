import type { ActionResult } from "#lib/action-result.ts";
import type { CsvFormat } from "#lib/csv-rows/schema.ts";
import type { CsvCheck } from "#lib/csv-uploads/schema.ts";

/** What differs between the screens of two kinds of file. */
export interface UploadKind {
  readonly format: CsvFormat;
  /** "payment link", "payment links". */
  readonly nouns: readonly [one: string, many: string];
  /** The part of the address under which its list and its files are found: "payment-links". */
  readonly place: string;
  /** The topic under which it is kept fresh. */
  readonly topic: string;
  readonly exampleName: string;
  /** What happens with right and wrong rows. */
  readonly rule: string;
  /** A file with a wrong line is not taken at all. */
  readonly isWhole: boolean;
  check(merchant: string, file: { fileName: string; text: string }): Promise<ActionResult<CsvCheck>>;
  start(
    merchant: string,
    file: { fileName: string; text: string; idempotencyKey: string },
  ): Promise<ActionResult<{ uploadId: string }>>;
  cancel(merchant: string, upload: { uploadId: string }): Promise<ActionResult<void>>;
}

export function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

export const ROWS = ["row", "rows"] as const;
export const LINES = ["line", "lines"] as const;
