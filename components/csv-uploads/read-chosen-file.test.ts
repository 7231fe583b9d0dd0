import { expect, it } from "vitest";
import { MOST_BYTES } from "#lib/csv-rows/schema.ts";
import { readChosenFile } from "./read-chosen-file.ts";

const chosen = (...parts: BlobPart[]) => readChosenFile(new File(parts, "rows.csv"));

it("reads UTF-8, with or without its mark", async () => {
  expect(await chosen("title\nCafé ☕")).toEqual({ fileName: "rows.csv", text: "title\nCafé ☕" });
  expect(await chosen(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toMatchObject({ text: "a" });
});

it("guesses no other encoding: a wrong guess would spoil names", async () => {
  const windows = new Uint8Array([0x43, 0x61, 0x66, 0xe9]);
  const utf16 = new Uint8Array([0xff, 0xfe, 0x61, 0x00]);
  for (const bytes of [windows, utf16])
    expect(await chosen(bytes)).toEqual({ problem: expect.stringContaining("not written in UTF-8") });
});

it("does not read what is too large to send", async () => {
  expect(await chosen("x".repeat(MOST_BYTES + 1))).toEqual({
    problem: expect.stringContaining("larger than 4 MiB"),
  });
});
