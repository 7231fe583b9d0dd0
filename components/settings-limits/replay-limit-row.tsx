"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import type { Limits } from "#lib/approvals/schema.ts";
import { setReplayLimit } from "#lib/replays/actions.ts";
import { Button } from "../ui/button.tsx";
import { confirmed } from "../ui/confirmed.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { notify } from "../ui/notify.ts";
import { useReader } from "../ui/reader.tsx";
import { Time } from "../ui/time.tsx";

interface ReplayLimitRowProps {
  merchant: string;
  limit: Limits["replays"];
  canWrite: boolean;
}

/** Above how many events a replay needs a second person. */
export function ReplayLimitRow({ merchant, limit: { events, set }, canWrite }: ReplayLimitRowProps) {
  const numbers = new Intl.NumberFormat(useReader().locale);
  const router = useRouter();
  const [typed, setTyped] = useState(events === null ? "" : String(events));
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [busy, start] = useTransition();

  function save(event: FormEvent) {
    event.preventDefault();
    const wanted = typed.trim() === "" ? null : Number(typed);
    start(async () => {
      const result = await confirmed(() => setReplayLimit(merchant, { events: wanted }));
      if (!result.ok) {
        setProblem(result.error.fields.events ?? result.error.message);
        return;
      }
      setProblem(undefined);
      notify.ok(wanted === null ? "Replays have no limit now" : "The limit of replays is set");
      router.refresh();
    });
  }

  return (
    <div className="border-t border-line px-5 py-4">
      <p>
        {events === null
          ? "Replays of any number need one person"
          : `Replays above ${numbers.format(events)} events`}
      </p>
      <p className="text-meta text-ink-3">
        {set === null ? (
          "as Paydeck comes"
        ) : (
          <>
            set by {set.by}, <Time at={set.at} />
          </>
        )}
      </p>
      {canWrite && (
        <form noValidate className="mt-3 flex flex-wrap items-start gap-3" onSubmit={save}>
          <Field
            label="Events in a replay"
            help="Empty: one person is enough for any number."
            error={problem}
            className="min-w-40 flex-1"
          >
            <Input
              name="events"
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
          <Button type="submit" loading={busy} className="sm:mt-[27px]">
            Set
          </Button>
        </form>
      )}
    </div>
  );
}
