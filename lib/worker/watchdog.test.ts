import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";

async function endOf(script: string): Promise<unknown[]> {
  const watched = `import { startWatchdog } from "./lib/worker/watchdog.ts"; const dog = startWatchdog(2000); ${script}`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", watched], { stdio: "inherit" });
  return once(child, "exit");
}

it("ends a process whose loop no longer turns", async () => {
  expect(await endOf("setTimeout(() => { for (;;); }, 300);")).toEqual([null, "SIGKILL"]);
}, 20_000);

it("leaves one alone that is busy and waits now and then, and keeps none alive", async () => {
  const busy =
    "for (let i = 0; i < 8; i += 1) { const end = Date.now() + 500; while (Date.now() < end); await new Promise((r) => setTimeout(r, 10)); }";
  expect(await endOf(busy)).toEqual([0, null]);
}, 20_000);
