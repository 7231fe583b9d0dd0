import { execFile } from "node:child_process";
import { describe, expect, it } from "vitest";
import { readEnv } from "../env.ts";

const PASS_THREE = `
  import { killPoint } from "./lib/db/kill-point.ts";
  for (const number of [1, 2, 3]) {
    killPoint("unit.begun");
    killPoint("unit.before-commit");
    console.log(number);
  }`;

describe("a kill point", () => {
  it("does nothing in a process that is not armed", async () => {
    expect(await passThree({ NODE_ENV: "test" })).toEqual({ signal: null, output: "1\n2\n3\n" });
  });

  it("ends the process at the passing that it is armed for", async () => {
    const armed = { NODE_ENV: "test" as const, PAYDECK_KILL_POINT: "unit.before-commit:2:process" };
    expect(await passThree(armed)).toEqual({ signal: "SIGKILL", output: "1\n" });
  });

  it("is refused outside of tests, by name", () => {
    const PAYDECK_KILL_POINT = "unit.begun:1:process";
    for (const NODE_ENV of ["production", "development", undefined])
      expect(() => readEnv({ NODE_ENV, PAYDECK_KILL_POINT }).PAYDECK_KILL_POINT).toThrow(
        "PAYDECK_KILL_POINT",
      );
    expect(() => readEnv({ NODE_ENV: "test", PAYDECK_KILL_POINT: "now" }).PAYDECK_KILL_POINT).toThrow(
      "PAYDECK_KILL_POINT must be",
    );
    expect(readEnv({ NODE_ENV: "production" }).PAYDECK_KILL_POINT).toBeUndefined();
  });
});

function passThree(
  env: NodeJS.ProcessEnv,
): Promise<{ readonly signal: string | null; readonly output: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["--input-type=module", "--eval", PASS_THREE],
      { env },
      (_error, output) => resolve({ signal: child.signalCode, output }),
    );
  });
}
