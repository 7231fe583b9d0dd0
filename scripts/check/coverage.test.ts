import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** How many lines each source has: `000-01` to `000-76`, and so on. */
const LINES = { "000": 76, "001": 26, "002": 96, "003": 78, "004": 36, X: 9 };
const KINDS = ["R", "P", "C", "F", "T", "O", "X"];
const ROW = /^\| (\S+) \| (\S) \| (.+?) \| (.+?) \|$/;
/** A file in backticks, and after it the titles in quotes that are to be found in it. */
const PROOF = /`([^`]+)`((?:\s*“[^”]+”,?)*)/g;
const ABSENCE = /^(Not ours|Later): .{15,}$/;

const rows = readFileSync("docs/coverage.md", "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, id, kind, what, shown] = ROW.exec(line) ?? [];
    return id === undefined || !/^(\d{3}|X)-\d\d$/.test(id) ? [] : [{ id, kind, what, shown: shown ?? "" }];
  });

describe("the coverage table", () => {
  it("has every line of every source once, in order", () => {
    const wanted = Object.entries(LINES).flatMap(([source, count]) =>
      Array.from({ length: count }, (_, n) => `${source}-${String(n + 1).padStart(2, "0")}`),
    );
    expect(rows.map(({ id }) => id)).toEqual(wanted);
    expect(rows.filter(({ kind = "" }) => !KINDS.includes(kind))).toEqual([]);
  });

  it("names files that are there and titles that stand in them", () => {
    expect(rows.flatMap(({ id, shown }) => problemsOf(shown).map((problem) => `${id}: ${problem}`))).toEqual(
      [],
    );
  });
});

function problemsOf(shown: string): string[] {
  if (ABSENCE.test(shown)) return [];
  const proofs = [...shown.matchAll(PROOF)];
  if (proofs.length === 0) return ["nothing is named"];
  return proofs.flatMap(([, file = "", titles = ""]) => {
    if (!existsSync(file)) return [`no file ${file}`];
    const text = readFileSync(file, "utf8");
    return [...titles.matchAll(/“([^”]+)”/g)].flatMap(([, title = ""]) =>
      text.includes(title) ? [] : [`${file} has no “${title}”`],
    );
  });
}
