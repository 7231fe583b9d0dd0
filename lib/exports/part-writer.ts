import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { BYTE_ORDER_MARK, DIALECTS, LINE_END } from "./csv.ts";
import { addPart, type Run } from "./repository.ts";
import type { ExportFormat } from "./status.ts";

/** Every part but the last has exactly so many bytes: the place of a byte names its part. */
export const PART_BYTES = 1024 * 1024;

/** Screens are told of progress at most so often. */
const TELL_EVERY_MS = 700;

/** The export was cancelled, deleted or taken over: nothing is left to do. */
export class ExportEnded extends Error {
  override readonly name = "ExportEnded";

  constructor() {
    super("This run of the export is over");
  }
}

export interface PartWriter {
  begin(headers: readonly string[]): Promise<void>;
  /** Cells are written already. */
  add(rows: readonly (readonly string[])[]): Promise<void>;
  finish(): Promise<{ readonly rows: number; readonly bytes: number }>;
}

/** Gathers lines into parts and stores each as soon as it is full; what it holds is less than two parts. */
export function createPartWriter(scope: Scope, run: Run, format: ExportFormat): PartWriter {
  const { separator, excel } = DIALECTS[format];
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let position = 0;
  let rows = 0;
  let stored = 0;
  let toldAt = 0;

  async function take(text: string): Promise<void> {
    const bytes = Buffer.from(text, "utf8");
    waiting.push(bytes);
    waitingBytes += bytes.length;
    if (waitingBytes < PART_BYTES) return;
    let all = Buffer.concat(waiting);
    while (all.length >= PART_BYTES) {
      await store(all.subarray(0, PART_BYTES));
      all = all.subarray(PART_BYTES);
    }
    // A copy: the view would keep all of the memory under it.
    waiting = [Buffer.from(all)];
    waitingBytes = all.length;
  }

  async function store(data: Buffer): Promise<void> {
    stored += data.length;
    const part = { position, data, rows, bytes: stored };
    const now = Date.now();
    await unit(async (tx) => {
      if (!(await addPart(tx, scope, run, part))) throw new ExportEnded();
      if (now - toldAt >= TELL_EVERY_MS) await notifyLive(tx, scope.merchantId, "exports");
    });
    if (now - toldAt >= TELL_EVERY_MS) toldAt = now;
    position += 1;
  }

  return {
    begin: (headers) => take(`${excel ? BYTE_ORDER_MARK : ""}${headers.join(separator)}${LINE_END}`),
    async add(lines) {
      rows += lines.length;
      await take(lines.map((cells) => cells.join(separator) + LINE_END).join(""));
    },
    async finish() {
      if (waitingBytes > 0) await store(Buffer.concat(waiting));
      return { rows, bytes: stored };
    },
  };
}
