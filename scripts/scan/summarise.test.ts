import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Finding, readReport } from "./read-report.ts";
import { summarise } from "./summarise.ts";

const NONE = { vulnerabilities: {}, anomalies: {}, additionals: {} };
const finding = (more: Partial<Finding>): Finding => ({
  who: "stranger",
  category: "SQL Injection",
  level: 4,
  info: "SQL Injection via injection in the parameter q",
  place: "GET /cafe-altura/transactions",
  ...more,
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "scan-report-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(report: unknown) {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(report));
  return readReport(file, "owner");
}

it("reads what wapiti calls vulnerabilities, anomalies and additionals alike", () => {
  const one = { method: "GET", path: "/sign-in", info: "what", level: "3", parameter: "", http_request: "" };
  const found = read({
    vulnerabilities: { "Open Redirect": [one], Backup: [] },
    anomalies: { "Internal Server Error": [{ ...one, level: 2 }] },
    additionals: { Fingerprint: [{ ...one, level: 0 }] },
    infos: { version: "any" },
  });
  expect(found.map(({ category, level }) => [category, level])).toEqual([
    ["Open Redirect", 3],
    ["Internal Server Error", 2],
    ["Fingerprint", 0],
  ]);
  expect(found[0]).toMatchObject({ who: "owner", place: "GET /sign-in" });
});

it("takes no report that it does not understand for one without findings", () => {
  expect(() => read({ vulnerabilities: {} })).toThrow();
  expect(() => read({ ...NONE, anomalies: { Timeout: [{ level: "urgent" }] } })).toThrow();
});

it("takes an explanation for what it explains alone", () => {
  const header = { category: "HTTP Secure Headers", level: 1, place: "GET /" };
  const known = finding({ ...header, info: "X-XSS-Protection is not set" });
  expect(summarise([known]).unexplained).toBe(0);
  expect(summarise([known, finding({ ...header, info: "X-Frame-Options is not set" })]).unexplained).toBe(1);
  expect(summarise([known, finding({ ...header, category: "Cookie", info: known.info })]).unexplained).toBe(
    1,
  );
});

it("counts what nobody explained, however often it was found", () => {
  const twice = [finding({}), finding({ who: "owner" }), finding({ level: 0, category: "Fingerprint" })];
  const { lines, unexplained } = summarise(twice);
  expect(unexplained).toBe(1);
  expect(lines[0]).toMatch(/^NOT EXPLAINED · critical · SQL Injection: .* as stranger, owner · GET/);
  expect(summarise([]).unexplained).toBe(0);
});
