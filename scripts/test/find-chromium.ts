import { existsSync } from "node:fs";
import { mustRun, NODE, runProgram } from "../steps/run-program.ts";
import { PlainError } from "../steps/say.ts";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A browser for the end-to-end tests: the system's, else Playwright's own (undefined), else one from apt as root. */
export async function findChromium(): Promise<string | undefined> {
  const installed = [process.env.PAYDECK_CHROMIUM ?? "", ...SYSTEM].find(
    (path) => path !== "" && existsSync(path),
  );
  if (installed) return installed;
  const download = await runProgram(NODE, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  if (download.code === 0) return undefined;
  if (process.getuid?.() !== 0) {
    throw new PlainError(
      "There is no Chromium for the end-to-end tests and none could be downloaded: install chromium.",
    );
  }
  await mustRun("apt-get", ["update", "-qq"], "The package lists could not be read.");
  await mustRun("apt-get", ["install", "-y", "-qq", "chromium"], "Chromium could not be installed.", {
    env: { DEBIAN_FRONTEND: "noninteractive" },
  });
  return SYSTEM[0];
}
