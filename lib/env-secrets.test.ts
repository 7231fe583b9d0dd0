import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { missingForProduction, readEnv } from "./env.ts";
import { withSecretsFromElsewhere } from "./env-secrets.ts";

const folder = mkdtempSync(join(tmpdir(), "paydeck-env-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ring = `k1:${Buffer.alloc(32, 7).toString("base64")}`;
const complete = {
  DATABASE_URL: "postgresql://paydeck:hidden@db.internal:5432/paydeck",
  PAYDECK_URL: "https://pay.example.com",
  NEXTAUTH_SECRET: "s".repeat(40),
};
const file = join(folder, "ring");
writeFileSync(file, `${ring}\n`);

describe("a secret that stands elsewhere", () => {
  it("is read from its file", () => {
    const source = { ...complete, PAYDECK_KEYS_FILE: file };
    expect(missingForProduction(source)).toEqual([]);
    expect(readEnv(withSecretsFromElsewhere(source)).PAYDECK_KEYS.map(({ id }) => id)).toEqual(["k1"]);
  });

  it("is what a command prints", () => {
    const source = { ...complete, PAYDECK_KEYS_COMMAND: `printf '%s\\n' "$(cat '${file}')"` };
    expect(readEnv(withSecretsFromElsewhere(source)).PAYDECK_KEYS[0]?.bytes).toEqual(Buffer.alloc(32, 7));
  });

  it.each([
    [
      "a file that is not there",
      { PAYDECK_KEYS_FILE: join(folder, "none") },
      /^PAYDECK_KEYS_FILE names a file/,
    ],
    [
      "a command that fails",
      { PAYDECK_KEYS_COMMAND: `echo ${ring}; exit 3` },
      /^PAYDECK_KEYS_COMMAND failed/,
    ],
    ["two ways at once", { PAYDECK_KEYS: ring, PAYDECK_KEYS_FILE: file }, /^Only one of PAYDECK_KEYS and/],
    ["what is no ring", { PAYDECK_KEYS_COMMAND: "echo hunter2" }, /^PAYDECK_KEYS must be/],
  ])("that is %s stops the start by its name, without what was read", (_, secrets, words) => {
    const problems = missingForProduction({ ...complete, ...secrets });
    expect(problems).toEqual([expect.stringMatching(words)]);
    expect(problems.join()).not.toMatch(/hunter2|BwcH/);
  });

  it("leaves settings alone where nothing stands elsewhere", () => {
    expect(withSecretsFromElsewhere(complete)).toBe(complete);
  });
});
