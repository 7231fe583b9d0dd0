import { existsSync, readdirSync } from "node:fs";
import { mustRun, NODE } from "./steps/run-program.ts";
import { endWith, PlainError } from "./steps/say.ts";

/** `npm run bench -- <name>`: runs one measurement, which ends with one line of JSON. */
const names = existsSync("scripts/bench")
  ? readdirSync("scripts/bench")
      .filter((file) => file.endsWith(".ts"))
      .map((file) => file.slice(0, -3))
  : [];
const name = process.argv[2] ?? "";

try {
  if (!names.includes(name)) {
    const known = names.length === 0 ? "there is none yet" : `these exist: ${names.join(", ")}`;
    throw new PlainError(`Name a bench, as in npm run bench -- <name>; ${known}.`);
  }
  const args = ["--conditions=react-server", `scripts/bench/${name}.ts`, ...process.argv.slice(3)];
  await mustRun(NODE, args, `The bench ${name} failed.`, { show: true });
} catch (error) {
  endWith(error);
}
