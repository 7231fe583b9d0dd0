import { crc32, deflateSync } from "node:zlib";
import { encode } from "uqr";

const pixelsPerCell = 6;

function chunk(kind: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const typed = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}

/** A QR code as an 8-bit grey PNG. */
export function qrPng(text: string): Buffer {
  const cells = encode(text, { border: 3 }).data;
  const side = cells.length * pixelsPerCell;
  const lines = cells.flatMap((row) => {
    const pixels = row.flatMap((dark) => Array<number>(pixelsPerCell).fill(dark ? 0 : 255));
    const line = Buffer.from([0, ...pixels]);
    return Array<Buffer>(pixelsPerCell).fill(line);
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 8;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.concat(lines))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

export function qrDataUrl(text: string): string {
  return `data:image/png;base64,${qrPng(text).toString("base64")}`;
}
