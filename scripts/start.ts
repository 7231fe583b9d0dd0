import { missingForProduction } from "#lib/env.ts";
import { mustRun, NODE } from "./steps/run-program.ts";
import { endWith, PlainError } from "./steps/say.ts";
import { type Stack, startStack } from "./steps/start-stack.ts";
import { runUntilStopped } from "./steps/until-stopped.ts";

/** `npm start`: production. No demo, no sandbox, no embedded database. */
const missing = missingForProduction();
if (missing.length > 0) {
  endWith(new PlainError(["Paydeck cannot start:", ...missing.map((line) => `  - ${line}`)].join("\n")));
}

await runUntilStopped(
  () => startStack({ mode: "production", port: process.env.PORT, databaseUrl: process.env.DATABASE_URL }),
  async (stack) => {
    const link = await setupLink(stack);
    if (link) console.log(`\nMake the first owner within 24 hours, once, at: ${link}`);
    console.log(`\nPaydeck is ready: ${stack.url}\n`);
  },
);

async function setupLink(stack: Stack): Promise<string> {
  const args = ["--disable-warning=ExperimentalWarning", "--conditions=react-server", "scripts/paydeck.ts"];
  const failure = "The setup link could not be made.";
  const output = await mustRun(NODE, [...args, "setup-link", "--quiet"], failure, { env: stack.env });
  return output.trim();
}
