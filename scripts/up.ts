import { DEMO_ACCOUNTS } from "#prisma/seed/demo-accounts.ts";
import { installHooks } from "./steps/install-hooks.ts";
import { startStack } from "./steps/start-stack.ts";
import { runUntilStopped } from "./steps/until-stopped.ts";

/** `npm run up`: a demo Paydeck with its database, sandbox, worker and dashboard. */
await runUntilStopped(
  async () => {
    installHooks();
    return startStack({ mode: "demo", port: process.env.PORT, databaseUrl: process.env.DATABASE_URL });
  },
  (stack) => {
    console.log(`\nPaydeck is ready: ${stack.url}\n`);
    for (const { role, name, email, password } of DEMO_ACCOUNTS) {
      console.log(`  ${role.padEnd(10)} ${name.padEnd(18)} ${email.padEnd(28)} ${password}`);
    }
    console.log("\nCtrl-C stops everything.");
  },
);
