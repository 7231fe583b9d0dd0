import { readFileSync } from "node:fs";
import pg from "pg";

/**
 * Runs recorded statements and nothing else: `bare.ts <database> <file> <part> <parts> <lanes>`. Over the channel it gets
 * `{ swaps }`, which turn the recorded merchant into this round's, answers "ready", and begins at "go".
 */
interface Said {
  readonly name?: string;
  readonly text: string;
  readonly values?: unknown[];
}

const [url = "", file = "", part = "0", parts = "1", lanes = "1"] = process.argv.slice(2);
const recorded = readFileSync(file, "utf8")
  .split("\n")
  .filter((_, index) => index % Number(parts) === Number(part));
const clients = Array.from(
  { length: Number(lanes) },
  () => new pg.Client({ connectionString: url, options: "-c TimeZone=UTC" }),
);
await Promise.all(clients.map((client) => client.connect()));

let units: Said[][] = [];
process.on("message", async (message: { readonly swaps: readonly (readonly [string, string])[] } | "go") => {
  if (message !== "go") {
    units = recorded.map((line) =>
      JSON.parse(message.swaps.reduce((text, [from, to]) => text.replaceAll(from, to), line)),
    );
    process.send?.("ready");
    return;
  }
  const queue = units.values();
  let failed = 0;
  await Promise.all(
    clients.map(async (client) => {
      for (const unit of queue) for (const said of unit) await client.query(said).catch(() => (failed += 1));
    }),
  );
  process.send?.({ failed });
});
process.send?.("ready");
