import type { Scope } from "../auth/scope.ts";
import { judgeSilence, type Silence } from "./judge-silence.ts";
import { findLastEnd, findLastOfMethod, listMethodHours, type MethodHour } from "./repository.ts";

const LEARNED_FROM_MS = 28 * 24 * 60 * 60_000;
const HOUR = 60 * 60_000;
/** Stands for all webhooks of a connection. */
export const WHOLE = "";

export interface FoundSilence extends Silence {
  /** Empty: the whole connection. */
  readonly method: string;
}

/** What is silent at one connection although it usually is not: all of it, or some of its methods. */
export async function findSilences(
  scope: Pick<Scope, "merchantId" | "mode">,
  connection: { readonly id: string; readonly lastEventAt: Date; readonly zone: string },
  now: Date,
): Promise<FoundSilence[]> {
  const { id, zone, lastEventAt } = connection;
  const hours = await listMethodHours(scope, id, new Date(now.getTime() - LEARNED_FROM_MS));
  const byMethod = Map.groupBy(hours, ({ method }) => method);
  const whole = judgeSilence(byMethod.get(WHOLE) ?? [], { lastAt: lastEventAt, now, zone });
  if (whole !== null) return [{ ...whole, method: WHOLE }];
  const heldUntil = (await findLastEnd(scope, id)) ?? new Date(0);
  const found: FoundSilence[] = [];
  for (const [method, counted] of byMethod) {
    if (method === WHOLE) continue;
    const silence = await silenceOf(method, counted);
    if (silence !== null) found.push({ ...silence, method });
  }
  return found;

  /** The hours that are not counted yet are looked at only when everything before them speaks of a silence. */
  async function silenceOf(method: string, counted: readonly MethodHour[]): Promise<Silence | null> {
    const lastAt = new Date(Math.max(...counted.map((one) => one.lastAt.getTime())));
    if (judgeSilence(counted, { lastAt, now, zone, heldUntil }) === null) return null;
    const newer = await findLastOfMethod(scope, id, method, lastAt);
    return judgeSilence(counted, { lastAt: newer ?? lastAt, now, zone, heldUntil });
  }
}

/** The last event of a spell's subject after `since`; null: it is still silent. */
export async function findEndOfSilence(
  scope: Pick<Scope, "merchantId" | "mode">,
  connection: { readonly id: string; readonly lastEventAt: Date },
  spell: { readonly method: string; readonly since: Date },
): Promise<Date | null> {
  if (spell.method === WHOLE) return connection.lastEventAt > spell.since ? connection.lastEventAt : null;
  const after = new Date(spell.since.getTime());
  const counted = await listMethodHours(scope, connection.id, new Date(after.getTime() - HOUR));
  const later = counted.filter(({ method, lastAt }) => method === spell.method && lastAt > after);
  return later[0]?.lastAt ?? findLastOfMethod(scope, connection.id, spell.method, after);
}
