import { generateClient } from "../steps/generate-client.ts";
import { say, step } from "../steps/say.ts";
import { STATIC_CHECKS, type StaticCheck } from "./static-checks.ts";

/** Runs every static check, two at a time, a line each; answers how many passed, and which failed. */
export async function runStaticChecks(): Promise<{ passed: number; failures: string[] }> {
  await step("Prisma client", generateClient, (did) => (did ? "generated" : "up to date"));
  const waiting = [...STATIC_CHECKS];
  const failures: { name: string; report: string }[] = [];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const report = await judge(check);
      if (report) failures.push({ name: check.name, report });
    }
  };
  await Promise.all([lane(), lane()]);
  for (const { name, report } of failures) {
    console.log("");
    say(`${name}:`);
    console.log(report);
  }
  return {
    passed: STATIC_CHECKS.length - failures.length,
    failures: failures.map(({ name }) => `Static check: ${name}`),
  };
}

async function judge(check: StaticCheck): Promise<string> {
  let report = "";
  await step(check.name, async () => {
    report = await check.run();
    if (report) throw new Error(report);
  }).catch(() => undefined);
  return report;
}
