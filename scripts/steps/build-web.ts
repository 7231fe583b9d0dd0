import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mustRun, NODE } from "./run-program.ts";
import { sourceHash } from "./source-hash.ts";

const STAMP = ".next/paydeck-sources";
const SOURCES = [
  "app",
  "components",
  "lib",
  "prisma/schema",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Builds the dashboard for production when its sources have changed since the last build; answers whether it did. */
export async function buildWeb(): Promise<boolean> {
  const hash = sourceHash(SOURCES, process.version);
  if (existsSync(STAMP) && existsSync(".next/BUILD_ID") && readFileSync(STAMP, "utf8") === hash) return false;
  await mustRun(NODE, ["node_modules/next/dist/bin/next", "build"], "The dashboard could not be built.", {
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  writeFileSync(STAMP, hash);
  return true;
}
