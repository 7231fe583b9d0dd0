import { execFile } from "node:child_process";
import { expect, it } from "vitest";

const KILLS = 30;
const LONGEST_MS = 600_000;

// The whole of `npm run chaos`, short: its own PostgreSQL, real processes, real kills.
it(
  "loses nothing and doubles nothing under kills, and ends as if there had been none",
  async () => {
    const { code, output } = await chaos(["--kills", String(KILLS), "--seed", "7"]);
    const figures: Record<string, unknown> = JSON.parse(output.trim().split("\n").at(-1) ?? "");
    const { kills, sent, applied, duplicate, ignored, rejected } = figures;
    expect({ code, ...figures }, output).toMatchObject({
      code: 0,
      ...{ lost: 0, doubled: 0, differences: 0, wrong: 0, pending: 0, dead: 0 },
    });
    expect(Number(kills)).toBeGreaterThanOrEqual(KILLS);
    expect(Number(applied) + Number(duplicate) + Number(ignored) + Number(rejected)).toBe(sent);
    expect(Number(rejected)).toBeGreaterThan(0);
  },
  LONGEST_MS,
);

it.each([
  ["--kills", "none"],
  ["--kills", "0"],
  ["--seed", "-1"],
  ["--web", "1"],
  ["--speed", "9"],
])("refuses %s %s by name, before anything is started", async (flag, value) => {
  const { code, output } = await chaos([flag, value]);
  expect(code).toBe(1);
  expect(output).toContain(flag);
  expect(output).not.toContain("PostgreSQL");
});

function chaos(args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  const flags = ["--disable-warning=ExperimentalWarning", "--conditions=react-server"];
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...flags, "scripts/chaos.ts", ...args],
      { timeout: LONGEST_MS, maxBuffer: 10_000_000 },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? 1, output: `${stderr}${stdout}` }),
    );
  });
}
