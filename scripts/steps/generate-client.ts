import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mustRun, NODE } from "./run-program.ts";
import { sourceHash } from "./source-hash.ts";

const FOLDER = "lib/db/generated";
const STAMP = `${FOLDER}/.schema-hash`;

/** Generates the Prisma client when the schema or Prisma has changed; answers whether it did. */
export async function generateClient(): Promise<boolean> {
  const hash = sourceHash(["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash) return false;
  await mustRun(
    NODE,
    ["node_modules/prisma/build/index.js", "generate"],
    "The Prisma client could not be generated.",
    {
      // Generating needs no engine; without this Prisma would download one first.
      env: {
        PRISMA_SCHEMA_ENGINE_BINARY: "/bin/false",
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    },
  );
  writeFileSync(STAMP, hash);
  return true;
}
