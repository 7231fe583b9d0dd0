"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTransition } from "react";
import { askSent } from "#lib/proof/actions.ts";
import type { ProofPage } from "#lib/proof/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Monogram } from "../ui/monogram.tsx";
import { notify } from "../ui/notify.ts";
import { useReader } from "../ui/reader.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { dayName } from "./day-name.ts";
import { SentWords } from "./sent-words.tsx";

interface SentCardProps {
  merchant: string;
  askable: ProofPage["askable"];
  canAsk: boolean;
}

/** The other side of the sum: what each provider that can be asked says it sent. */
export function SentCard({ merchant, askable, canAsk }: SentCardProps) {
  if (askable.length === 0) return null;
  return (
    <Card title="What providers say they sent" className="mt-5">
      <p className="max-w-[68ch] text-pretty text-ink-2">
        What never reached us can't be counted here. These providers keep a list of their own: every six
        hours, or when you ask, each event on it is looked for in the inbox. An event of a kind that your
        endpoint there is not subscribed to is on the list too.
      </p>
      <ul className="mt-3 divide-y divide-line">
        {askable.map((one) => (
          <AskedConnection key={one.connection.id} one={one} merchant={merchant} canAsk={canAsk} />
        ))}
      </ul>
    </Card>
  );
}

function AskedConnection({
  one: { connection, days },
  merchant,
  canAsk,
}: {
  one: ProofPage["askable"][number];
  merchant: string;
  canAsk: boolean;
}) {
  const { locale } = useReader();
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="flex items-center gap-2 font-medium">
          <Monogram letters={connection.tile.letters} colour={connection.tile.color} />
          {connection.name}
          {days[0] && (
            <span className="text-meta font-book text-ink-3">
              asked <Time at={days[0].askedAt} mode="relative" />
            </span>
          )}
        </span>
        <AskButton merchant={merchant} connection={connection} canAsk={canAsk} />
      </div>
      {days.length === 0 && <p className="mt-1 text-meta text-ink-3">Not asked yet.</p>}
      <dl className="mt-2 grid gap-1">
        {days.slice(0, 3).map((day) => (
          <div key={day.day} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <dt className="text-ink-2">{dayName(day.day, locale)}</dt>
            <dd>
              <SentWords sent={day} />
            </dd>
            {day.missing.length > 0 && (
              <dd className="w-full text-meta text-ink-3">
                {"Not here: "}
                {day.missing.slice(0, 5).map((id) => (
                  <span key={id} className="mr-2 font-mono break-all">
                    {id}
                  </span>
                ))}
                <TextLink href={`/${merchant}/connections/${connection.id}/at-provider`}>
                  See them at the provider
                </TextLink>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </li>
  );
}

function AskButton({
  merchant,
  connection,
  canAsk,
}: Pick<SentCardProps, "merchant" | "canAsk"> & { connection: ProofPage["askable"][number]["connection"] }) {
  const queries = useQueryClient();
  const [isAsking, startAsking] = useTransition();
  const hintId = `ask-${connection.id}`;
  function ask() {
    startAsking(async () => {
      const answer = await askSent(merchant, { connectionId: connection.id });
      if (answer.ok) notify.ok(`${connection.name} was asked`);
      else notify.bad(answer.error.message);
      await queries.invalidateQueries({ queryKey: ["webhooks"] });
    });
  }
  return (
    <span className="text-right">
      <Button
        size="sm"
        icon={<RefreshCw aria-hidden />}
        loading={isAsking}
        disabled={!canAsk}
        aria-label={`Ask now what ${connection.name} sent`}
        aria-describedby={canAsk ? undefined : hintId}
        onClick={ask}
      >
        Ask now
      </Button>
      {!canAsk && (
        <span id={hintId} className="mt-1 block text-meta text-ink-3">
          Needs the permission transactions.sync.
        </span>
      )}
    </span>
  );
}
