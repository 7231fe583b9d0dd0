/** Another database transaction was in the way; the same work succeeds a moment later. */
const CONFLICTS: ReadonlySet<string> = new Set(["40P01", "40001", "P2034"]);

/** The session ended, or there was none to be had: PostgreSQL's codes, Node's and Prisma's. */
const LOST: ReadonlySet<string> = new Set([
  "25P03",
  "25P04",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
]);

/** node-postgres says these without a code. */
const LOST_WORDS = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when)/;

/** Whether the database, and not what was asked of it, is why something failed. */
export function isPassing(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const code = codeOf(thrown);
  return CONFLICTS.has(code) || LOST.has(code) || code.startsWith("08") || LOST_WORDS.test(thrown.message);
}

const MOST_TRIES = 5;

/** Does `work`, a whole unit that may be repeated, again when PostgreSQL chose it as the one that gives way. */
export async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let number = 1; ; number += 1) {
    try {
      return await work();
    } catch (thrown) {
      if (number === MOST_TRIES || !(thrown instanceof Error) || !CONFLICTS.has(codeOf(thrown))) throw thrown;
    }
  }
}

function codeOf(thrown: Error): string {
  return "code" in thrown && typeof thrown.code === "string" ? thrown.code : "";
}
