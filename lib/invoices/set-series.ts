import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { invalidInput } from "../errors.ts";
import type { SeriesInput } from "./acts.ts";
import { todayIn } from "./dates.ts";
import { findIssuer } from "./repository.ts";
import type { Series } from "./schema.ts";
import { numberIn, usualSeries } from "./series-number.ts";
import {
  findHighestUsed,
  findSeries,
  highestUsed,
  insertSeries,
  lockSeries,
  updateSeries,
} from "./series-repository.ts";
import { INVOICE_KINDS, type InvoiceKind } from "./status.ts";

/** How numbers go on: with which beginning, how many digits and which number. None that was used can come again. */
export async function setSeries(
  scope: Scope,
  { kind, ...series }: SeriesInput,
  clock: Clock = systemClock,
): Promise<{ readonly example: string }> {
  const { timeZone } = await findIssuer(scope);
  const now = clock.now();
  const today = todayIn(timeZone, now);
  return unit(async (tx) => {
    const known = await lockSeries(tx, scope, kind);
    const used = await highestUsed(tx, scope, numberIn({ ...series, next: null }, today));
    if (series.next <= used) throw invalidInput({ next: `${used} was used already; at least ${used + 1}.` });
    if (known) await updateSeries(tx, scope, known.id, series);
    else await insertSeries(tx, scope, kind, series, now);
    const detail = { kind, ...series };
    const target = { targetType: "invoice_series", targetId: kind };
    await writeAudit(tx, scope, { action: "invoice.series", ...target, detail });
    await notifyLive(tx, scope.merchantId, "invoices");
    return { example: numberIn(series, today) };
  });
}

/** The series of each kind, those that were never set as they would begin. */
export async function listSeries(scope: Scope, clock: Clock = systemClock): Promise<Series[]> {
  const { timeZone } = await findIssuer(scope);
  const today = todayIn(timeZone, clock.now());
  return Promise.all(INVOICE_KINDS.map((kind) => seriesOf(scope, kind, today)));
}

async function seriesOf(scope: Scope, kind: InvoiceKind, today: string): Promise<Series> {
  const series = await findSeries(scope, kind);
  const { prefix, digits } = series ?? usualSeries(kind);
  const used = await findHighestUsed(scope, numberIn({ prefix, digits, next: null }, today));
  const next = Math.max(series?.next ?? 1, used + 1);
  return { kind, prefix, digits, next, example: numberIn({ prefix, digits, next }, today) };
}
