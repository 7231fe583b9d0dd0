import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isFree } from "./free-port.ts";
import { choosePlace } from "./place.ts";
import { canReach } from "./reach.ts";

const stranger = { uid: 64_123, gid: 64_123 };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "paydeck-place-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("where the embedded database lives", () => {
  it("is the folder asked for when its owner can walk there", () => {
    chmodSync(folder, 0o711);
    expect(canReach(join(folder, "cluster"), stranger)).toBe(true);
    expect(choosePlace(folder, stranger)).toEqual({ folder });
  });

  it("is not a folder closed to its owner", () => {
    chmodSync(folder, 0o700);
    expect(canReach(join(folder, "cluster"), stranger)).toBe(false);
  });

  it("is named in one sentence when nothing can be written there", () => {
    const occupied = join(folder, "a-file");
    writeFileSync(occupied, "");
    expect(() => choosePlace(join(occupied, "data"), undefined)).toThrow(
      `Paydeck cannot write to ${occupied}/data: make it writable or set PAYDECK_DATA_DIR to another folder.`,
    );
  });
});

it("a port that somebody listens on is not free", async () => {
  const { createServer } = await import("node:net");
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  expect(await isFree(port)).toBe(false);
  await new Promise((resolve) => server.close(resolve));
  expect(await isFree(port)).toBe(true);
});
