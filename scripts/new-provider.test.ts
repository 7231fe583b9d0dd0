import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NODE, runProgram } from "./steps/run-program.ts";

const ID = "acme-pay";
const FOLDER = `lib/providers/${ID}`;
const REGISTRY = "lib/providers/registry.ts";
const GENERATED = "lib/db/generated";

let copy: string;
let before: ReadonlyMap<string, string>;
let said: { readonly code: number; readonly output: string };

/** A copy of the tree as it stands, with the same packages. */
beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), "paydeck-new-provider-"));
  for (const file of listed(".")) {
    if (!existsSync(file)) continue;
    mkdirSync(join(copy, dirname(file)), { recursive: true });
    cpSync(file, join(copy, file));
  }
  if (existsSync(GENERATED)) cpSync(GENERATED, join(copy, GENERATED), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(copy, "node_modules"));
  execFileSync("git", ["init", "-q"], { cwd: copy });
  before = digests();
  said = await run("scripts/new-provider.ts", ID);
}, 60_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Files that git would keep; what it ignores (packages, builds, data) is no part of the tree. */
function listed(folder: string): string[] {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const files = execFileSync("git", list, { cwd: folder, encoding: "utf8", maxBuffer: 1e8 }).split("\0");
  return [...new Set(files)].filter((file) => file !== "" && file !== "node_modules");
}

function digests(): Map<string, string> {
  const digest = (file: string) =>
    createHash("sha256")
      .update(readFileSync(join(copy, file)))
      .digest("hex");
  return new Map(listed(copy).map((file) => [file, digest(file)]));
}

/** Runs one of the copy's programs, as a command of its own would be run. */
function run(program: string, ...args: string[]) {
  const flags = ["--disable-warning=ExperimentalWarning", "--conditions=react-server"];
  return runProgram(NODE, [...flags, program, ...args], {
    cwd: copy,
    env: { VITEST: undefined, VITEST_POOL_ID: undefined, VITEST_WORKER_ID: undefined, NODE_ENV: undefined },
  });
}

async function expectClean(program: string, ...args: string[]): Promise<void> {
  const { code, output } = await run(program, ...args);
  expect(code, output).toBe(0);
}

/** Knip judges the whole tree; what it finds elsewhere is no business of this command. */
async function expectNothingUnused(): Promise<void> {
  const { code, output } = await run("node_modules/knip/bin/knip.js", "--no-progress");
  expect([0, 1], output).toContain(code);
  expect(output).not.toContain(FOLDER);
  expect(output).not.toContain(REGISTRY);
}

describe("npm run new:provider", () => {
  it("writes one folder and changes two lines of the registry, and nothing else", () => {
    expect(said.code, said.output).toBe(0);
    const after = digests();
    const changed = [...after].filter(([file, digest]) => before.get(file) !== digest).map(([file]) => file);
    const gone = [...before.keys()].filter((file) => !after.has(file));
    expect(gone).toEqual([]);
    expect(changed.filter((file) => !file.startsWith(`${FOLDER}/`))).toEqual([REGISTRY]);
    expect(changed).toContain(`${FOLDER}/contract.test.ts`);
    const lines = (text: string) => text.split("\n");
    const old = lines(readFileSync(REGISTRY, "utf8"));
    const fresh = lines(readFileSync(join(copy, REGISTRY), "utf8"));
    expect(fresh.length).toBe(old.length + 1);
    expect(fresh.filter((line) => !old.includes(line))).toEqual([
      'import { acmePay } from "./acme-pay/index.ts";',
      expect.stringMatching(/^export const PROVIDERS: .*, acmePay\];$/),
    ]);
  });

  it("keeps format, import rules and words, and leaves nothing unused", async () => {
    const cruiser = ["--config", ".dependency-cruiser.cjs", "--output-type", "err", FOLDER, REGISTRY];
    const words = "./scripts/check/forbidden-words.ts";
    await Promise.all([
      expectClean("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", FOLDER, REGISTRY),
      expectClean("node_modules/dependency-cruiser/bin/dependency-cruiser.mjs", ...cruiser),
      expectNothingUnused(),
      expectClean(
        "--input-type=module",
        "-e",
        `import { forbiddenWords } from "${words}"; process.exitCode = forbiddenWords().length;`,
      ),
    ]);
  }, 120_000);

  it("compiles, keeps the contract against its stub, and stands in the gallery", async () => {
    const project = { extends: "./tsconfig.json", include: [`${FOLDER}/**/*.ts`, REGISTRY], exclude: [] };
    writeFileSync(join(copy, "tsconfig.new.json"), JSON.stringify(project));
    const gallery =
      'import { listGallery } from "./lib/connections/gallery.ts"; console.log(JSON.stringify(await listGallery({ mode: "test" })));';
    const [, , shown] = await Promise.all([
      expectClean("node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.new.json"),
      expectClean(
        "node_modules/vitest/vitest.mjs",
        "run",
        "--project",
        "unit",
        FOLDER,
        "lib/providers/registry.test.ts",
      ),
      run("--input-type=module", "-e", gallery),
    ]);
    expect(shown.output).toContain('"id":"acme-pay","name":"Acme Pay"');
  }, 120_000);

  it.each([
    [ID, "is taken"],
    ["payin", "is taken"],
    ["Acme", "is no id"],
    ["card", "is a word that the code already uses"],
    ["", "Name the provider"],
  ])(
    "refuses “%s”, and writes nothing",
    async (id, why) => {
      const tree = digests();
      const { code, output } = await run("scripts/new-provider.ts", id);
      expect(code).toBe(1);
      expect(output).toContain(why);
      expect(digests()).toEqual(tree);
    },
    30_000,
  );
});
