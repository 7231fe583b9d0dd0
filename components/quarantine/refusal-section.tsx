"use client";

import { useQuery } from "@tanstack/react-query";
import { SearchCheck } from "lucide-react";
import { useState } from "react";
import type { Diagnosis } from "#lib/quarantine/schema.ts";
import { FetchFailed, fetchJson } from "../layout/fetch-json.ts";
import { Note } from "../ui/note.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { AcceptButtons } from "./accept-buttons.tsx";
import { SecretForm } from "./secret-form.tsx";

/** Why a request was refused, what would have made its proof hold, and how to let it in. */
export function RefusalSection({ merchant, eventId }: { merchant: string; eventId: string }) {
  const { data: stored, error } = useQuery({
    // Not under a live topic: each look is a few hundred signatures.
    queryKey: ["webhook-diagnosis", merchant, eventId],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/webhooks/${eventId}/diagnosis`,
        async () => (await import("#lib/quarantine/schema.ts")).diagnosisDto,
        signal,
      ),
    retry: false,
    staleTime: 60_000,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const [checked, setChecked] = useState<{ readonly secret: string; readonly diagnosis: Diagnosis } | null>(
    null,
  );
  const diagnosis = checked?.diagnosis ?? stored;
  return (
    <section aria-labelledby="refusal-title" className="rounded-2 border border-line p-4">
      <h3 id="refusal-title" className="flex items-center gap-2 text-section font-semibold">
        <SearchCheck aria-hidden />
        Why was it refused?
      </h3>
      <div aria-live="polite" className="mt-2">
        {error !== null ? (
          <Note tone="bad">{error instanceof FetchFailed ? error.message : "It could not be examined."}</Note>
        ) : diagnosis === undefined ? (
          <div className="grid gap-2">
            <span className="sr-only">The request is being examined.</span>
            <Skeleton className="h-4 w-64 max-w-full" />
            <Skeleton className="h-4 w-48 max-w-full" />
          </div>
        ) : (
          <Finding merchant={merchant} diagnosis={diagnosis} />
        )}
      </div>
      {diagnosis?.fits ? (
        <AcceptButtons
          merchant={merchant}
          eventId={eventId}
          diagnosis={diagnosis}
          secret={checked?.secret ?? null}
        />
      ) : (
        diagnosis?.secretLabel != null &&
        diagnosis.tried.length > 0 && (
          <SecretForm
            merchant={merchant}
            eventId={eventId}
            label={diagnosis.secretLabel}
            onChecked={(secret, found) => setChecked({ secret, diagnosis: found })}
          />
        )
      )}
    </section>
  );
}

function Finding({ merchant, diagnosis }: { merchant: string; diagnosis: Diagnosis }) {
  const { headline, detail, signedAt, skew, tried, advice, connection, otherConnection } = diagnosis;
  const home = advice === "connection" ? connection : otherConnection;
  return (
    <>
      <p className="text-pretty">
        <strong className="font-semibold">{headline}</strong> <span className="text-ink-2">{detail}</span>
      </p>
      {home !== null && (
        <p className="mt-1.5">
          <TextLink href={`/${merchant}/connections/${home.id}`}>Open {home.name}</TextLink>
        </p>
      )}
      {signedAt !== null && (
        <p className="mt-1.5 text-meta text-ink-3">
          Signed <Time at={signedAt} />
          {skew !== null && <>, {skew}</>}
        </p>
      )}
      {tried.length > 0 && (
        <details className="mt-2 text-meta">
          <summary className="cursor-pointer text-ink-2">What was tried</summary>
          <ul className="mt-1.5 list-disc pl-5 text-ink-3">
            {tried.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
