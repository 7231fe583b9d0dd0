import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { nameDatabase, seedWasInterrupted } from "./seed-demo.ts";

const SHOP = "postgresql://paydeck:secret@db.example:5432/shop";

it("names databases without what opens them", () => {
  expect(nameDatabase(SHOP)).toBe("db.example:5432/shop");
  expect([nameDatabase(undefined), nameDatabase("")]).toEqual(["embedded", "embedded"]);
});

it("takes no other database for the one whose demo was cut short", () => {
  const folder = mkdtempSync(join(tmpdir(), "paydeck-marker-"));
  try {
    expect(seedWasInterrupted(folder, "embedded")).toBe(false);
    writeFileSync(join(folder, "seed-unfinished"), "embedded");
    expect(seedWasInterrupted(folder, "embedded")).toBe(true);
    expect(seedWasInterrupted(folder, nameDatabase(SHOP))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
