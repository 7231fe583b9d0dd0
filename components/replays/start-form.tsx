"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { startReplay } from "#lib/replays/actions.ts";
import type { ReplayAsk } from "#lib/replays/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Note } from "../ui/note.tsx";
import { useReader } from "../ui/reader.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { errorsOf, useFormErrors } from "../ui/use-form-errors.ts";
import { durationWords } from "../webhooks/duration-words.ts";

interface StartFormProps {
  merchant: string;
  asked: ReplayAsk;
  total: number;
  /** Above so many events it waits for a second person; null: never. */
  limit: number | null;
  canReplay: boolean;
  idempotencyKey: string;
}

const USUAL_RATE = "10";

/** Why, and how fast. From here on a worker does it. */
export function StartForm({ merchant, asked, total, limit, canReplay, idempotencyKey }: StartFormProps) {
  const router = useRouter();
  const numbers = new Intl.NumberFormat(useReader().locale);
  const [reason, setReason] = useState("");
  const [rate, setRate] = useState(USUAL_RATE);
  const { errors, refuse } = useFormErrors();
  const [busy, start] = useTransition();
  const isHeld = limit !== null && total > limit;
  const perSecond = Number(rate);
  const seconds = perSecond >= 1 ? Math.ceil(total / perSecond) : null;
  const takes = seconds === null ? null : seconds < 60 ? `${seconds} s` : durationWords(seconds * 1000);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    start(async () => {
      const result = await startReplay(merchant, { asked, reason, rate: perSecond, idempotencyKey });
      if (result.ok) {
        router.push(`/${merchant}/webhooks/replays/${result.value.replayId}`);
        return;
      }
      refuse(errorsOf(result.error));
    });
  }

  return (
    <Card title="Start">
      <form onSubmit={submit} noValidate className="grid gap-4">
        {errors[""] && (
          <Note tone="bad" urgent>
            {errors[""]}
          </Note>
        )}
        {isHeld && (
          <Note tone="warn">
            Above {numbers.format(limit)} events a second person has to agree. They see the events, what would
            happen, and your reason; nothing is replayed before.
          </Note>
        )}
        <Field
          label="Reason"
          required
          error={errors.reason}
          help="Kept with the replay and in the audit log."
        >
          <Textarea
            name="reason"
            rows={2}
            maxLength={300}
            value={reason}
            disabled={!canReplay}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <Field
          label="Events a second"
          error={errors.rate}
          help={takes === null ? "1 to 100." : `1 to 100. About ${takes} in all; live events go first.`}
          className="max-w-[360px]"
        >
          <Input
            name="rate"
            type="number"
            inputMode="numeric"
            min={1}
            max={100}
            value={rate}
            disabled={!canReplay}
            onChange={(event) => setRate(event.target.value)}
          />
        </Field>
        <div>
          <Button
            type="submit"
            variant="primary"
            loading={busy}
            disabled={!canReplay}
            aria-describedby={canReplay ? undefined : "start-reason"}
          >
            {isHeld && canReplay
              ? "Ask for approval"
              : total === 1
                ? "Replay 1 event"
                : `Replay ${numbers.format(total)} events`}
          </Button>
          {!canReplay && (
            <p id="start-reason" className="mt-1.5 text-meta text-ink-3">
              Needs the permission webhooks.replay.
            </p>
          )}
        </div>
      </form>
    </Card>
  );
}
