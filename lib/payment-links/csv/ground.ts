import type { Scope } from "../../auth/scope.ts";
import { listConnections } from "../../connections/load-connection.ts";
import type { CsvValues } from "../../csv-rows/row-values.ts";
import type { FormGround } from "../form-problems.ts";
import { findMerchant } from "../repository.ts";
import { getLinkStart } from "../templates/get-link-start.ts";
import { listTemplates } from "../templates/list-templates.ts";
import type { LinkStartForm } from "../templates/schema.ts";

/** What rows refer to, read once for all of them. */
export interface RowGround extends FormGround {
  readonly timeZone: string;
  readonly baseCurrency: string;
  /** By name in lower case; only those that a row names. */
  readonly templates: ReadonlyMap<string, LinkStartForm>;
}

export async function readGround(scope: Scope, rows: readonly CsvValues[]): Promise<RowGround> {
  const [connections, merchant, known] = await Promise.all([
    listConnections(scope),
    findMerchant(scope),
    listTemplates(scope),
  ]);
  const named = new Set(rows.map((row) => row.of("template").toLowerCase()));
  const templates = new Map<string, LinkStartForm>();
  for (const { id, name } of known) {
    if (!named.has(name.toLowerCase())) continue;
    const start = await getLinkStart(scope, { template: id });
    if (start !== null) templates.set(name.toLowerCase(), start.form);
  }
  const { returnHosts, timeZone, baseCurrency } = merchant;
  return { connections, returnHosts, timeZone, baseCurrency, templates };
}
