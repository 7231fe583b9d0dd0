import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { forbiddenWords } from "./check/forbidden-words.ts";
import { addToRegistry } from "./new-provider/add-to-registry.ts";
import { namesOf, refuseId } from "./new-provider/provider-names.ts";
import { writeFolder } from "./new-provider/write-folder.ts";
import { mustRun, NODE } from "./steps/run-program.ts";
import { endWith, PlainError, say } from "./steps/say.ts";

const PROVIDERS = "lib/providers";
const REGISTRY = join(PROVIDERS, "registry.ts");
const TEMPLATES = "scripts/new-provider/template";

/** `npm run new:provider -- <id>`: a folder that keeps the contract against a stub, and two lines of the registry. */
async function newProvider(id: string): Promise<void> {
  const folders = readdirSync(PROVIDERS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const refusal = refuseId(
    id,
    folders.map((folder) => folder.name),
  );
  if (refusal !== null) throw new PlainError(refusal);
  const [used] = forbiddenWords([id]);
  if (used !== undefined)
    throw new PlainError(`“${id}” is a word that the code already uses. Choose another id.\n${used}`);
  const registry = readFileSync(REGISTRY, "utf8");
  const names = namesOf(id, registry);
  const folder = join(PROVIDERS, id);
  const files = writeFolder(TEMPLATES, folder, names);
  writeFileSync(REGISTRY, addToRegistry(registry, names));
  const biome = ["node_modules/@biomejs/biome/bin/biome", "check", "--write", folder, REGISTRY];
  await mustRun(NODE, biome, "The new files could not be formatted.");
  say(`${names.name} stands in ${folder}: ${files.length} files, and two lines of ${REGISTRY}.`);
  say("Next: put its real addresses, fields and words in, and see docs/add-a-provider.md.");
  say(`Show that it works: node_modules/.bin/vitest run --project unit ${folder}`);
}

try {
  await newProvider(process.argv[2] ?? "");
} catch (error) {
  endWith(error);
}
