import { randomUUID } from "node:crypto";
import type { Scope } from "../../auth/scope.ts";
import type { CsvKind } from "../../csv-rows/kind.ts";
import { parseCsv } from "../../exports/testing/parse-csv.ts";
import { checkFile } from "../check-file.ts";
import { listUploads } from "../list-uploads.ts";
import { openResult } from "../result-file.ts";
import type { CsvUploads } from "../schema.ts";
import { startUpload } from "../start-upload.ts";

export interface FileDesk {
  check(text: string): ReturnType<typeof checkFile>;
  /** Its id. */
  start(text: string, idempotencyKey?: string): Promise<string>;
  look(uploadId: string): Promise<NonNullable<CsvUploads["open"]>>;
  /** Lines of the result file, cell by cell. */
  result(uploadId: string): Promise<string[][]>;
}

/** What a member does with files of a kind. */
export function fileDesk(scope: Scope, kind: CsvKind): FileDesk {
  const fileName = "rows.csv";
  return {
    check: (text) => checkFile(scope, kind, { fileName, text }),
    async start(text, idempotencyKey = randomUUID()) {
      return (await startUpload(scope, kind, { fileName, text, idempotencyKey })).uploadId;
    },
    async look(upload) {
      const { open } = await listUploads(scope, kind, { upload });
      if (open === null) throw new Error("the file is not there");
      return open;
    },
    async result(uploadId) {
      const { pieces } = await openResult(scope, kind, { uploadId, merchantSlug: "altura" });
      const all: Uint8Array[] = [];
      for await (const piece of pieces) all.push(piece);
      return parseCsv(
        Buffer.concat(all)
          .toString("utf8")
          .replace(/^\uFEFF/, ""),
      );
    },
  };
}
