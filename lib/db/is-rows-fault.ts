import pg from "pg";

/** Bad data (22), a broken rule (23), a lost race (40), a value beyond a limit (54): other rows may well be stored. */
const ROWS_OWN = /^(22|23|40|54)/;

/** Whether the database refused what a row holds, and is not itself unwell. */
export function isRowsFault(thrown: unknown): boolean {
  return thrown instanceof pg.DatabaseError && ROWS_OWN.test(thrown.code ?? "");
}
