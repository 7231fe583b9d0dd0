import { Command } from "commander";
import { migrate } from "#lib/db/migrate.ts";
import { env } from "#lib/env.ts";
import { generateClient } from "./steps/generate-client.ts";
import { adoptRunningStack } from "./steps/running-stack.ts";
import { endWith } from "./steps/say.ts";

/** `npm run paydeck -- <command>`: for the operator at the machine itself. */
const program = new Command("paydeck").description("Operates Paydeck from the machine it runs on.");

program
  .command("migrate")
  .description("bring the database up to this version")
  .action(async () => {
    const applied = await migrate(env().DATABASE_URL);
    console.log(applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}`);
  });

program
  .command("setup-link")
  .description("print a link, good once and for 24 hours, where the first owner is made")
  .option("--quiet", "print nothing but the link")
  .action(async ({ quiet }: { quiet?: boolean }) => {
    const { createSetupLink } = await import("#lib/team/create-setup-link.ts");
    const link = await createSetupLink();
    if (link || !quiet) console.log(link ?? "There is an owner already: no link is needed.");
  });

program
  .command("connections")
  .description("list every connection with its webhook address and health")
  .option("--json", "as JSON")
  .action(async ({ json }: { json?: boolean }) => {
    const { listAllConnections } = await import("#lib/connections/list-all-connections.ts");
    const connections = await listAllConnections();
    if (json) console.log(JSON.stringify(connections, null, 2));
    else console.table(connections);
  });

try {
  await generateClient();
  adoptRunningStack();
  await program.parseAsync();
  const { disconnectDb } = await import("#lib/db/client.ts");
  const { closePool } = await import("#lib/db/pool.ts");
  await closePool();
  await disconnectDb();
} catch (error) {
  endWith(error);
}
