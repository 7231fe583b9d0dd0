import { startStack } from "./steps/start-stack.ts";
import { runUntilStopped } from "./steps/until-stopped.ts";

/** `npm run dev`: like `up`, with hot reload of dashboard, worker and sandbox. */
await runUntilStopped(
  () => startStack({ mode: "development", port: process.env.PORT, databaseUrl: process.env.DATABASE_URL }),
  (stack) => console.log(`\nPaydeck is ready: ${stack.url}\n`),
);
