import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import pg from "pg";

/**
 * A database is a thousand files, and ext4 looks through all inodes that became free in the last seconds before it takes
 * one: made right after another one was removed, it takes 600 ms instead of 60. So many are removed together.
 */
const REMOVED_AT_ONCE = 25;

export interface DatabaseMaker {
  /** A POST makes a database and answers its address; a DELETE with its name says that it is of no more use. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Copies a template for whoever asks, one after another: of two copies at once each would be a user of the template in the other's eyes. */
export async function startDatabaseMaker(templateUrl: string): Promise<DatabaseMaker> {
  const template = new URL(templateUrl);
  const client = new pg.Client({ connectionString: new URL("/postgres", template).href });
  await client.connect();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (statement: string) => {
    const mine = last.then(() => client.query(statement));
    last = mine.catch(() => undefined);
    return mine;
  };
  const make = async (): Promise<string> => {
    const name = `test_${randomBytes(6).toString("hex")}`;
    await inTurn(`CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)} STRATEGY WAL_LOG`);
    return new URL(`/${name}`, template).href;
  };
  const used: string[] = [];
  const remove = async (path: string): Promise<string> => {
    const [, name] = /^\/(test_[0-9a-f]{12})$/.exec(path) ?? [];
    if (name === undefined) throw new Error("no test database is called that");
    if (used.push(name) === REMOVED_AT_ONCE)
      await Promise.all(used.splice(0).map((each) => inTurn(`DROP DATABASE ${each} WITH (FORCE)`)));
    return "";
  };
  const server = createServer((request, response) => {
    const answer = request.method === "DELETE" ? remove(request.url ?? "") : make();
    answer.then(
      (text) => response.end(text),
      (thrown) => response.writeHead(500).end(String(thrown)),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the maker of databases has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await client.end();
    },
  };
}
