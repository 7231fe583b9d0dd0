import { buffer } from "node:stream/consumers";
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

const secrets = program.command("secrets").description("what is stored encrypted");
secrets
  .command("rotate")
  .description(
    "seal every stored secret under the first key of PAYDECK_KEYS; ends with 1 when one can't be opened",
  )
  .action(async () => {
    const { rotateSecrets } = await import("#lib/key-ring/rotate-secrets.ts");
    const places = await rotateSecrets();
    for (const { place, current, moved, closed } of places) {
      console.log(`${place}: ${moved} moved, ${current} under the first key already`);
      for (const row of closed) console.log(`  ${row} opens with no key of the ring`);
    }
    if (places.some(({ closed }) => closed.length > 0)) process.exitCode = 1;
    else console.log("Every stored secret is under the first key: older keys may leave the ring.");
  });

const mail = program.command("mail").description("letters to customers");
mail
  .command("bounce")
  .description("read a letter that came back from standard input, and note that its address refused it")
  .action(async () => {
    const { noteReturnedLetter } = await import("#lib/mail/note-returned-letter.ts");
    console.log(await noteReturnedLetter(await buffer(process.stdin)));
  });

const audit = program.command("audit").description("the audit log");
audit
  .command("verify")
  .description("work every chain out anew; ends with 1 when an entry was changed, removed, added or moved")
  .option("--seen <merchant:link:hash...>", "a last link noted down earlier, which must still be there")
  .action(async ({ seen = [] }: { seen?: string[] }) => {
    const { verifyAllChains } = await import("#lib/audit-desk/verify-all-chains.ts");
    const { lines, isWhole } = await verifyAllChains(seen);
    for (const line of lines) console.log(line);
    if (!isWhole) process.exitCode = 1;
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
