import { noteSilence } from "../connections/note-silence.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { assertId, newId } from "../ids.ts";
import { MODES } from "../mode.ts";
import { type FoundSilence, findEndOfSilence, findSilences, WHOLE } from "./find-silences.ts";
import {
  endSpell,
  findMethodLabel,
  insertSpell,
  listOpenSpells,
  listWatched,
  type WatchedRow,
} from "./repository.ts";
import { silenceWords } from "./silence-words.ts";

/** Looks at every connection: notes silences that are not usual, and ends those in which something has come. */
export async function watchSilence(now: Date): Promise<void> {
  for (const row of await listWatched()) await watchConnection(row, now);
}

async function watchConnection(row: WatchedRow, now: Date): Promise<void> {
  const mode = MODES.find((known) => known === row.mode);
  if (mode === undefined) return;
  const scope = { merchantId: assertId("merchant", row.merchantId), mode };
  const connection = { id: row.connectionId, lastEventAt: row.lastEventAt, zone: row.zone };
  const isDisabled = row.disabledAt !== null;
  const open = row.hasOpenSpell ? await listOpenSpells(scope, row.connectionId) : [];
  const ended: { readonly id: string; readonly at: Date }[] = [];
  for (const spell of open) {
    const at = isDisabled ? now : await findEndOfSilence(scope, connection, spell);
    if (at !== null) ended.push({ id: spell.id, at });
  }
  const still = open.filter(({ id }) => ended.every((one) => one.id !== id));
  // A connection that begins to speak again is given time: its methods are looked at next time.
  const found = isDisabled || ended.length > 0 ? [] : await findSilences(scope, connection, now);
  // While the whole connection is silent, its methods are silent with it.
  const isWholeOpen = still.some(({ method }) => method === WHOLE);
  const fresh = isWholeOpen
    ? []
    : found.filter(({ method }) => still.every((spell) => spell.method !== method));
  if (fresh.length === 0 && ended.length === 0) return;
  const told = [...still, ...fresh].toSorted((a, b) => b.expected - a.expected)[0] ?? null;
  const note = told === null ? null : await noteOf(told);
  await unit(async (tx) => {
    for (const { id, at } of ended) await endSpell(tx, scope, id, at);
    for (const silence of fresh)
      await insertSpell(tx, {
        ...{ merchantId: row.merchantId, mode, connectionId: row.connectionId, noticedAt: now },
        id: newId("quietSpell", now),
        ...silence,
      });
    await noteSilence(tx, scope, row.connectionId, note);
    await notifyLive(tx, scope.merchantId, "connections");
  });

  async function noteOf(silence: Pick<FoundSilence, "method" | "since" | "usualPerHour">) {
    const { method, since } = silence;
    const label = method === WHOLE ? null : await findMethodLabel(scope, row.connectionId, method);
    const place = { now, zone: row.zone, method: method === WHOLE ? null : (label ?? method) };
    return { since, words: silenceWords(silence, place) };
  }
}
