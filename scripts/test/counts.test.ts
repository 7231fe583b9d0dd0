import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { judged, PAGE_SEEN, playwrightCounts, total, vitestCounts } from "./counts.ts";

const passed = { fullName: "adds", status: "passed", failureMessages: [] };

describe("counting tests", () => {
  it("adds what the reports say, a line for each failure", () => {
    const unit = vitestCounts({
      numPassedTests: 10,
      testResults: [
        {
          name: resolve("lib/a.test.ts"),
          status: "failed",
          message: "",
          assertionResults: [
            passed,
            {
              fullName: "a sum",
              status: "failed",
              failureMessages: ["\u001b[31mexpected 3 to be 4\u001b[39m\n  at a"],
            },
          ],
        },
        { name: "lib/b.test.ts", status: "passed", message: "", assertionResults: [passed] },
      ],
    });
    const spec = (title: string, status: string, results: object[]) => ({
      title,
      tests: [{ status, results }],
    });
    const browser = playwrightCounts({
      stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 },
      suites: [
        {
          file: "c.spec.ts",
          specs: [spec("pays", "unexpected", [{ error: { message: "Timed out\nwaiting" } }])],
          suites: [
            { file: "c.spec.ts", specs: [spec("refunds", "flaky", [{}]), spec("looks", "expected", [{}])] },
          ],
        },
      ],
      errors: [],
    });
    expect(total([unit, browser])).toEqual({
      passed: 14,
      failures: [
        "lib/a.test.ts: a sum: expected 3 to be 4",
        "c.spec.ts: pays: Timed out",
        "c.spec.ts: refunds",
      ],
    });
  });

  it("says below a failure what stood on the page", () => {
    const body = Buffer.from("http://paydeck.test/a\n- heading: Refunds").toString("base64");
    const attachments = [{ name: "screenshot" }, { name: PAGE_SEEN, body }];
    const results = [{ error: { message: "Timed out" }, attachments }];
    const specs = [{ title: "pays", tests: [{ status: "unexpected", results }] }];
    const { failures } = playwrightCounts({ stats: { expected: 0 }, suites: [{ file: "c.spec.ts", specs }] });
    expect(failures).toEqual([
      "c.spec.ts: pays: Timed out\n      http://paydeck.test/a\n      - heading: Refunds",
    ]);
  });

  it("counts a file that could not run, and what went wrong around the tests", () => {
    const report = {
      numPassedTests: 3,
      testResults: [{ name: "d.test.ts", status: "failed", message: "No such module", assertionResults: [] }],
    };
    expect(vitestCounts(report).failures).toEqual(["d.test.ts: No such module"]);
    const around = { stats: { expected: 0 }, suites: [], errors: [{ message: "No tests found" }] };
    expect(playwrightCounts(around).failures).toEqual(["Playwright: No tests found"]);
  });

  it.each([
    ["a runner without a report", undefined, 0],
    ["a runner that ran no test", { passed: 0, failures: [] }, 0],
    ["a runner that ended badly without a failure", { passed: 5, failures: [] }, 1],
  ])("takes %s for a failure", (_case, counts, code) => {
    expect(judged(counts, code).failures).toHaveLength(1);
  });

  it("leaves a good run alone", () => {
    expect(judged({ passed: 5, failures: [] }, 0)).toEqual({ passed: 5, failures: [] });
  });
});
