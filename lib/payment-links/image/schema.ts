import { z } from "zod";

export const IMAGE_TYPES = ["image/png", "image/jpeg", "image/webp"] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

export const MOST_IMAGE_BYTES = 1024 * 1024;
export const MOST_IMAGE_SIDE = 4096;
/** Base64 writes three bytes as four characters. */
const MOST_CHARACTERS = Math.ceil(MOST_IMAGE_BYTES / 3) * 4;

/** A picture as the form sends it: base64 without a prefix. What it is, its own bytes say. */
export const imageInput = z.object({
  base64: z.base64("That is not a picture.").min(1).max(MOST_CHARACTERS, "At most 1 MiB."),
});

export const imageDto = z.object({
  src: z.string(),
  width: z.number().int(),
  height: z.number().int(),
});
export type LinkImage = z.infer<typeof imageDto>;

export interface ImageHead {
  readonly type: ImageType;
  readonly width: number;
  readonly height: number;
}

/** What a picture's first bytes say that it is; null for anything that is no PNG, JPEG or WebP. */
export function readImageHead(bytes: Uint8Array): ImageHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readPng(view) ?? readWebp(view) ?? readJpeg(view);
  } catch (thrown) {
    // It ends before it has said what it is.
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

/** Why a picture can't be used; null when it can. */
export function imageProblem(bytes: Uint8Array): string | null {
  if (bytes.byteLength > MOST_IMAGE_BYTES) return "The picture may have at most 1 MiB.";
  const head = readImageHead(bytes);
  if (head === null) return "Only PNG, JPEG and WebP pictures can be used.";
  if (head.width < 1 || head.height < 1) return "The picture is empty.";
  return Math.max(head.width, head.height) > MOST_IMAGE_SIDE
    ? `The picture may be at most ${MOST_IMAGE_SIDE} pixels wide and high.`
    : null;
}

function readPng(view: DataView): ImageHead | null {
  const isPng = view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a;
  if (!isPng || view.getUint32(12) !== 0x49484452) return null;
  return { type: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
}

const RIFF = 0x52494646;
const WEBP = 0x57454250;
const VP8_LOSSY = 0x56503820;
const VP8_LOSSLESS = 0x5650384c;
const VP8_EXTENDED = 0x56503858;

function readWebp(view: DataView): ImageHead | null {
  if (view.getUint32(0) !== RIFF || view.getUint32(8) !== WEBP) return null;
  const size = webpSize(view);
  return size && { type: "image/webp", ...size };
}

function webpSize(view: DataView): { width: number; height: number } | null {
  const kind = view.getUint32(12);
  if (kind === VP8_LOSSY)
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind === VP8_LOSSLESS) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind !== VP8_EXTENDED) return null;
  const side = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000 + 1;
  return { width: side(24), height: side(27) };
}

/** Markers that stand alone, without a length: restarts and the like. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
/** Frames that tell the size: SOF0–SOF15, without the tables that share their range. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function readJpeg(view: DataView): ImageHead | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (isBare(marker)) at += 2;
    else if (isFrame(marker))
      return { type: "image/jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
}
