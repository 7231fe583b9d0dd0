import { describe, expect, it } from "vitest";
import { imageProblem, readImageHead } from "./schema.ts";

const text = (letters: string) => [...letters].map((letter) => letter.charCodeAt(0));
const be = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, at) => (value >>> (8 * (bytes - 1 - at))) & 0xff);
const le = (value: number, bytes: number) => be(value, bytes).toReversed();

const png = (width: number, height: number) =>
  Uint8Array.from([
    ...[0x89, ...text("PNG"), 0x0d, 0x0a, 0x1a, 0x0a],
    ...be(13, 4),
    ...text("IHDR"),
    ...be(width, 4),
    ...be(height, 4),
    ...[8, 6, 0, 0, 0],
  ]);

/** With an APP0 and a Huffman table before the frame, and padding between them. */
const jpeg = (width: number, height: number) =>
  Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe0, ...be(4, 2), 1, 1],
    ...[0xff, 0xff, 0xc4, ...be(5, 2), 1, 2, 3],
    ...[0xff, 0xc2, ...be(11, 2), 8, ...be(height, 2), ...be(width, 2), 3, 1, 1, 1],
  ]);

const webp = (kind: string, body: readonly number[]) =>
  Uint8Array.from([...text("RIFF"), ...le(100, 4), ...text("WEBP"), ...text(kind), ...le(50, 4), ...body]);

describe("what a picture's bytes say", () => {
  it.each([
    ["PNG", png(640, 480), "image/png"],
    ["JPEG", jpeg(640, 480), "image/jpeg"],
    ["lossy WebP", webp("VP8 ", [0, 0, 0, 0x9d, 0x01, 0x2a, ...le(640, 2), ...le(480, 2)]), "image/webp"],
    ["lossless WebP", webp("VP8L", [0x2f, ...le(639 | (479 << 14), 4)]), "image/webp"],
    ["extended WebP", webp("VP8X", [0, 0, 0, 0, ...le(639, 3), ...le(479, 3)]), "image/webp"],
  ])("%s", (_, bytes, type) => {
    expect(readImageHead(bytes)).toEqual({ type, width: 640, height: 480 });
    expect(imageProblem(bytes)).toBeNull();
  });

  it.each([
    ["an SVG", Uint8Array.from(text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))],
    [
      "a web page that is called a picture",
      Uint8Array.from(text("<!doctype html><script>alert(1)</script>")),
    ],
    ["a GIF", Uint8Array.from(text("GIF89a________________________"))],
    [
      "PNG magic with something else behind",
      Uint8Array.from([...png(1, 1).slice(0, 12), ...text("JUNKJUNKJUNK")]),
    ],
    ["a JPEG that ends before its frame", jpeg(9, 9).slice(0, 12)],
    ["nothing", new Uint8Array()],
  ])("nothing of %s", (_, bytes) => {
    expect(imageProblem(bytes)).toContain("Only PNG, JPEG and WebP");
  });

  it("refuses what is too large in bytes, too wide, or has no area", () => {
    const heavy = new Uint8Array(1024 * 1024 + 1);
    heavy.set(png(10, 10));
    expect(imageProblem(heavy)).toContain("1 MiB");
    expect(imageProblem(heavy.slice(0, -1))).toBeNull();
    expect(imageProblem(png(4096, 4097))).toContain("4096 pixels");
    expect(imageProblem(png(4_000_000_000, 1))).toContain("4096 pixels");
    expect(imageProblem(png(0, 10))).toContain("empty");
  });
});
