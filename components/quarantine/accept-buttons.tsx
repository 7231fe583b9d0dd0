"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState, useTransition } from "react";
import { acceptRequests, storeSecret } from "#lib/quarantine/actions.ts";
import type { Accepted, Diagnosis } from "#lib/quarantine/schema.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { confirmed } from "../ui/confirmed.ts";
import { Note } from "../ui/note.tsx";
import { notify } from "../ui/notify.ts";
import { useMayAccept } from "./may-accept.tsx";

interface AcceptButtonsProps {
  merchant: string;
  eventId: string;
  diagnosis: Diagnosis;
  /** The one that was typed in; null: what the connection has stored. */
  secret: string | null;
}

/** Lets in the request, or all of the connection that fit, and offers to store the secret that proved right. */
export function AcceptButtons({ merchant, eventId, diagnosis, secret }: AcceptButtonsProps) {
  const queries = useQueryClient();
  const may = useMayAccept();
  const [stores, setStores] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const { others, connection } = diagnosis;
  const fitting = others?.fitting ?? 1;

  function accept(all: boolean) {
    start(async () => {
      const result = await acceptRequests(merchant, { eventId, all, ...(secret === null ? {} : { secret }) });
      if (!result.ok) {
        setProblem(result.error.message);
        return;
      }
      notify.ok("Let in", { detail: acceptedWords(result.value) });
      if (stores && secret !== null) await store(secret);
      await queries.invalidateQueries({ queryKey: ["webhooks"] });
    });
  }

  async function store(entered: string) {
    const result = await confirmed(() => storeSecret(merchant, { eventId, secret: entered }));
    if (result.ok)
      notify.ok("The secret is stored", { detail: "The one before it counts for 24 hours more." });
    else notify.bad("The secret was not stored", { detail: result.error.message });
  }

  return (
    <div className="mt-3 grid gap-3 border-t border-line pt-3">
      {others !== null && others.total > 1 && (
        <p>
          {others.fitting} of {others.total}
          {others.capped && "+"} quarantined requests of {connection.name} fit.
        </p>
      )}
      {secret !== null && (
        <Checkbox checked={stores} onCheckedChange={setStores} disabled={!may.storeSecret || !may.accept}>
          <span>
            Store it for {connection.name} too
            <span className="block text-meta text-ink-3">
              {may.storeSecret
                ? "Tested at the provider first. The one before it counts for 24 hours more."
                : "Needs the permission connections.write."}
            </span>
          </span>
        </Checkbox>
      )}
      {problem !== null && (
        <Note tone="bad" urgent>
          {problem}
        </Note>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          loading={busy}
          disabled={!may.accept}
          aria-describedby={may.accept ? undefined : "accept-reason"}
          onClick={() => accept(fitting > 1)}
        >
          {fitting > 1 ? `Accept all ${fitting} that fit` : "Accept it"}
        </Button>
        {fitting > 1 && (
          <Button loading={busy} disabled={!may.accept} onClick={() => accept(false)}>
            Only this one
          </Button>
        )}
      </div>
      {!may.accept && (
        <p id="accept-reason" className="text-meta text-ink-3">
          Needs the permission webhooks.accept.
        </p>
      )}
    </div>
  );
}

function acceptedWords({ accepted, duplicates, left }: Accepted): string {
  return [
    accepted === 1 ? "One event is worked on now." : `${accepted} events are worked on now.`,
    ...(duplicates === 0
      ? []
      : [duplicates === 1 ? "One was here already." : `${duplicates} were here already.`]),
    ...(left === 0 ? [] : [`${left} did not fit and ${left === 1 ? "stays" : "stay"} in quarantine.`]),
  ].join(" ");
}
