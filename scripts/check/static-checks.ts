import { existsSync } from "node:fs";
import { NODE, runProgram } from "../steps/run-program.ts";
import { forbiddenWords } from "./forbidden-words.ts";

export interface StaticCheck {
  readonly name: string;
  /** Answers what is wrong; empty when nothing is. */
  run(): Promise<string>;
}

const FOLDERS = ["app", "components", "lib", "prisma", "sandbox", "scripts", "e2e"];

/** Everything that is judged without running the product. */
export const STATIC_CHECKS: readonly StaticCheck[] = [
  tool("format and lint", "@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]),
  tool("import rules", "dependency-cruiser/bin/dependency-cruiser.mjs", [
    "--config",
    ".dependency-cruiser.cjs",
    "--output-type",
    "err",
    ...FOLDERS.filter((folder) => existsSync(folder)),
  ]),
  tool("unused code", "knip/bin/knip.js", ["--no-progress"]),
  tool("types", "typescript/bin/tsc", ["--noEmit", "-p", "."]),
  { name: "words in their place", run: async () => forbiddenWords().join("\n") },
];

function tool(name: string, file: string, args: readonly string[]): StaticCheck {
  return {
    name,
    run: async () => {
      const { code, output } = await runProgram(NODE, [`node_modules/${file}`, ...args]);
      return code === 0 ? "" : output.trim() || `ended with code ${code}`;
    },
  };
}
