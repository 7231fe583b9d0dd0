import { z } from "zod";
import { MOST_BYTES, MOST_MIB, rowProblemDto } from "../csv-rows/schema.ts";
import { UPLOAD_STATUSES } from "./status.ts";

/** A file as the screen sends it: its text, read as UTF-8. */
export const csvFileInput = z.object({
  fileName: z
    .string()
    .trim()
    .max(200, "The name of the file is too long.")
    .transform((name) => name.replaceAll(/\p{C}/gu, "") || "file.csv"),
  text: z.string().max(MOST_BYTES, `The file is larger than ${MOST_MIB} MiB. Part it in two.`),
});
export type CsvFileInput = z.output<typeof csvFileInput>;

export const startUploadInput = csvFileInput.extend({
  /** Made when the file is checked, so that a double click makes each row once. */
  idempotencyKey: z.uuid(),
});
export type StartUploadInput = z.output<typeof startUploadInput>;

const uploadId = z.string().max(40);
export const uploadIdInput = z.object({ uploadId });

/** What a file would become. Nothing was written to find out. */
export const csvCheckDto = z.object({
  rowCount: z.number().int(),
  wrongCount: z.number().int(),
  /** How many links or invoices the right rows would become. */
  makes: z.number().int(),
  headers: z.array(z.string()),
  leftAside: z.array(z.string()),
  /** The first rows, in the order of the headers. */
  sample: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  problems: z.array(rowProblemDto),
});
export type CsvCheck = z.infer<typeof csvCheckDto>;

export const csvUploadDto = z.object({
  id: z.string(),
  fileName: z.string(),
  status: z.enum(UPLOAD_STATUSES),
  rowCount: z.number().int(),
  /** Rows that were made. */
  madeCount: z.number().int(),
  errorCount: z.number().int(),
  problem: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
});
export type CsvUpload = z.infer<typeof csvUploadDto>;

/** The newest files of a kind; the one that is open brings its first wrong rows along. */
export const csvUploadsDto = z.object({
  uploads: z.array(csvUploadDto),
  open: csvUploadDto
    .extend({ problems: z.array(z.object({ line: z.number().int(), words: z.string() })) })
    .nullable(),
});
export type CsvUploads = z.infer<typeof csvUploadsDto>;

export const csvUploadsParams = z.object({ upload: uploadId.optional().catch(undefined) });
export type CsvUploadsParams = z.output<typeof csvUploadsParams>;
