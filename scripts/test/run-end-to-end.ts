import { join } from "node:path";
import { freePort } from "#lib/db/embedded/free-port.ts";
import { step } from "../steps/say.ts";
import { startStack } from "../steps/start-stack.ts";
import type { Counts } from "./counts.ts";
import { findChromium } from "./find-chromium.ts";
import { runPlaywright } from "./runners.ts";

/** Starts a production build with its own data and ports, and walks through it in a real browser. */
export async function runEndToEnd(folder: string): Promise<Counts> {
  const chromium = await step("Chromium", findChromium, (path) => path ?? "Playwright's own");
  const port = await freePort();
  const stack = await startStack({ mode: "test", dataDir: join(folder, "data"), port: String(port) });
  try {
    return await runPlaywright(folder, {
      PAYDECK_URL: stack.url,
      SANDBOX_URL: stack.sandboxUrl ?? "",
      DATABASE_URL: stack.env.DATABASE_URL ?? "",
      PAYDECK_DATA_DIR: stack.dataDir,
      ...(chromium ? { PAYDECK_CHROMIUM: chromium } : {}),
    });
  } finally {
    await stack.stop();
  }
}
