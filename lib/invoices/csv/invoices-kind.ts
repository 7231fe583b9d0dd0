import { writeAudits } from "../../audit/write-audit.ts";
import type { Scope } from "../../auth/scope.ts";
import { listConnections } from "../../connections/load-connection.ts";
import type { CsvWork, WholeKind } from "../../csv-rows/kind.ts";
import { oneByOne } from "../../csv-rows/one-by-one.ts";
import type { RowProblem } from "../../csv-rows/schema.ts";
import { notifyLive } from "../../db/notify.ts";
import type { Tx } from "../../db/unit.ts";
import { publicUrl } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { type NewDraft, newDraft } from "../new-draft.ts";
import { findIssuer, insertDrafts } from "../repository.ts";
import type { CreateInvoiceInput } from "../schema.ts";
import { customerOf } from "../written-invoice.ts";
import { groupRows, type InvoiceRows } from "./group-rows.ts";
import { fieldProblems, invoiceForm } from "./invoice-form.ts";
import { INVOICES_FORMAT } from "./schema.ts";

/** So many drafts are stored in one statement. */
const AT_ONCE = 100;

interface Prepared {
  readonly lines: readonly number[];
  readonly person: Person;
  readonly draft: NewDraft;
}
type Person = Parameters<typeof customerOf>[2];

/** Invoices from a file: rows that share their `invoice` are one draft. All of them, or none. */
export const INVOICES_KIND: WholeKind = {
  id: "invoices",
  makes: "whole",
  format: INVOICES_FORMAT,
  permission: "invoices.write",
  topic: "invoices",
  nouns: ["invoice", "invoices"],
  async prepare(scope, rows, work) {
    const [connections, { baseCurrency }] = await Promise.all([listConnections(scope), findIssuer(scope)]);
    const problems: RowProblem[] = [];
    const prepared = await oneByOne(groupRows(rows), (group): Prepared[] => {
      const form = invoiceForm(group, { connections, baseCurrency });
      if (!form.ok) problems.push(...form.error);
      const draft = form.ok
        ? draftOf(scope, { group, form: form.value }, { connections, work, problems })
        : null;
      if (!form.ok || draft === null) return [];
      const { customerName, customerEmail } = form.value;
      return [{ lines: group.rows.map(({ line }) => line), person: { customerName, customerEmail }, draft }];
    });
    return {
      problems,
      makes: prepared.length,
      write: (tx, progress) => write(tx, scope, { prepared, progress }),
    };
  },
  async addressesOf(_scope, merchantSlug, ids) {
    return new Map(ids.map((id) => [id, `${publicUrl()}/${merchantSlug}/invoices/${id}`]));
  },
};

function draftOf(
  scope: Scope,
  { group, form }: { readonly group: InvoiceRows; readonly form: CreateInvoiceInput },
  {
    connections,
    work,
    problems,
  }: {
    readonly connections: Parameters<typeof newDraft>[2];
    readonly work: CsvWork;
    readonly problems: RowProblem[];
  },
): NewDraft | null {
  try {
    return newDraft(scope, form, connections, { now: new Date(), origin: work });
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    problems.push(...fieldProblems(group, Object.entries(thrown.fields)));
    return null;
  }
}

async function write(
  tx: Tx,
  scope: Scope,
  {
    prepared,
    progress,
  }: { readonly prepared: Prepared[]; readonly progress: (rows: number) => Promise<void> },
) {
  const customers = new Map<string, string | null>();
  const made: { readonly line: number; readonly resultId: string }[] = [];
  while (prepared.length > 0) {
    // What is stored needs no memory any more.
    const some = prepared.splice(0, AT_ONCE);
    for (const { person } of some) {
      const key = personKey(person);
      if (!customers.has(key)) customers.set(key, await customerOf(tx, scope, person));
    }
    const drafts = some.map(({ draft: { row, lines }, person }) => ({
      invoice: { ...row, customerId: customers.get(personKey(person)) ?? null },
      lines,
    }));
    await insertDrafts(tx, scope, drafts);
    const acts = some.map(({ draft }) => draft.act);
    await writeAudits(tx, scope, acts);
    for (const { lines, draft } of some)
      made.push(...lines.map((line) => ({ line, resultId: draft.row.id })));
    await progress(made.length);
  }
  await notifyLive(tx, scope.merchantId, "invoices");
  return made;
}

function personKey({ customerEmail, customerName }: Person): string {
  return JSON.stringify([customerEmail.toLowerCase(), customerName]);
}
