import { writeFileSync } from "node:fs";
import pg from "pg";

/**
 * Processes one backlog in this process and writes down every statement that reached PostgreSQL, by unit:
 * `record.ts <file>`, then "go" and "stop" over the channel.
 */
interface Said {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

const units: Said[][] = [];
const open = new WeakMap<object, Said[]>();

function note(client: object, said: Said): void {
  const word = said.text.trim().toUpperCase();
  if (word.startsWith("LISTEN") || word.startsWith("UNLISTEN")) return;
  if (word === "BEGIN") {
    open.set(client, [said]);
    return;
  }
  const unit = open.get(client);
  if (unit === undefined) {
    units.push([said]);
    return;
  }
  unit.push(said);
  if (word !== "COMMIT" && word !== "ROLLBACK") return;
  units.push(unit);
  open.delete(client);
}

const query: (...given: unknown[]) => unknown = pg.Client.prototype.query;
const recording = function recorded(this: pg.Client, ...given: unknown[]) {
  const [first, second] = given;
  if (typeof first === "string")
    note(this, { text: first, ...(Array.isArray(second) ? { values: second } : {}) });
  else if (typeof first === "object" && first !== null && "text" in first) note(this, pick(first));
  return query.apply(this, given);
};
Object.defineProperty(pg.Client.prototype, "query", { value: recording });

function pick(config: object): Said {
  const { name, text, values } = config as Said;
  return { text, ...(name === undefined ? {} : { name }), ...(values === undefined ? {} : { values }) };
}

const { runQueue } = await import("#lib/queue/run-queue.ts");
const { TASKS } = await import("#lib/worker/tasks.ts");
const { env } = await import("#lib/env.ts");
const queue = await runQueue(env().DATABASE_URL, TASKS);
process.send?.("ready");
process.once("message", async () => {
  await queue.stop();
  writeFileSync(process.argv[2] ?? "", units.map((unit) => JSON.stringify(unit)).join("\n"));
  process.exit(0);
});
