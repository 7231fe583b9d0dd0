import { describe, expect, it } from "vitest";
import type { ProofRow } from "#lib/proof/schema.ts";
import { proofCsv } from "./proof-csv.ts";

const row: ProofRow = {
  day: "2026-11-20",
  connection: {
    id: "con_1",
    name: '=cmd|" /C calc"!A0',
    provider: "p",
    tile: { letters: "P", color: "#000" },
  },
  ...{ received: 6, applied: 2, duplicate: 1, ignored: 1, rejected: 1, waiting: 1, retrying: 0, dead: 0 },
  ...{ trimmed: 0, difference: -1, isToday: false, countedAt: null, sent: null },
  from: "2026-11-20T05:00:00.000Z",
  to: "2026-11-21T05:00:00.000Z",
};

describe("proofCsv", () => {
  it("keeps numbers as they are and lets no name become a formula", () => {
    const [head, line] = proofCsv([row]).split("\r\n");
    expect(head?.split(",")).toHaveLength(16);
    expect(line).toBe(
      `2026-11-20,"'=cmd|"" /C calc""!A0",6,2,1,1,1,0,1,0,0,-1,,,2026-11-20T05:00:00.000Z,2026-11-21T05:00:00.000Z`,
    );
  });
});
