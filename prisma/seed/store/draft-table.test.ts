import { describe, expect, it } from "vitest";
import { createDraftTable } from "./draft-table.ts";

const row = { id: "a", externalId: null, status: "created" };

describe("createDraftTable", () => {
  it("finds rows by a key and every other column asked for", () => {
    const table = createDraftTable(["id", "externalId"]);
    table.insert(row, []);
    expect(table.find({ id: "a", status: "created" })).toEqual([row]);
    expect(table.find({ id: "a", status: "pending" })).toEqual([]);
    expect(() => table.find({ status: "created" })).toThrow("by one of its keys");
  });

  it("finds a row by a key that it was given later", () => {
    const table = createDraftTable(["id", "externalId"]);
    table.insert(row, []);
    expect(table.patch({ id: "a" }, { externalId: "x", status: undefined }, [])).toBe(1);
    expect(table.find({ externalId: "x" })).toEqual([{ ...row, externalId: "x" }]);
  });

  it("takes back what a failed unit did", () => {
    const table = createDraftTable(["id"]);
    table.insert(row, []);
    const undo: (() => void)[] = [];
    table.patch({ id: "a" }, { status: "pending" }, undo);
    table.insert({ ...row, id: "b" }, undo);
    for (const back of undo.toReversed()) back();
    expect(table.all()).toEqual([row]);
    expect(table.find({ id: "b" })).toEqual([]);
  });
});
