"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { ConnectionRef } from "#lib/connections/schema.ts";
import type { ReplayAsk } from "#lib/replays/schema.ts";
import { zoneLabel } from "../layout/zone-label.ts";
import { Button } from "../ui/button.tsx";
import { connectionChoices } from "../ui/connection-choices.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useReader } from "../ui/reader.tsx";
import { Select } from "../ui/select.tsx";
import { fromZonedInput, toZonedInput } from "../webhooks/zoned-input.ts";
import { newReplayHref } from "./ask-query.ts";

const ALL = "all";

interface WindowFieldsProps {
  merchant: string;
  connections: readonly ConnectionRef[];
  asked: Extract<ReplayAsk, { readonly kind: "window" }> | null;
  busy: boolean;
}

/** "Everything of one connection between 14:00 and 15:30". What is chosen goes into the address. */
export function WindowFields({ merchant, connections, asked, busy }: WindowFieldsProps) {
  const { zone } = useReader();
  const router = useRouter();
  const [connection, setConnection] = useState(asked?.connection ?? ALL);
  const [from, setFrom] = useState(() => toZonedInput(asked?.from, zone));
  const [to, setTo] = useState(() => toZonedInput(asked?.to, zone));
  const [errors, setErrors] = useState<{ readonly from?: string; readonly to?: string }>({});

  function submit(event: FormEvent) {
    event.preventDefault();
    const [start, end] = [fromZonedInput(from, zone), fromZonedInput(to, zone)];
    if (start === null || end === null || start >= end) {
      const missing = "Enter a date and a time.";
      const turned = start !== null && end !== null && { to: "The end must come after the beginning." };
      setErrors({
        ...(start === null && { from: missing }),
        ...(end === null && { to: missing }),
        ...turned,
      });
      return;
    }
    setErrors({});
    const window = { kind: "window" as const, from: start, to: end };
    router.push(newReplayHref(merchant, connection === ALL ? window : { ...window, connection }), {
      scroll: false,
    });
  }

  const options = [{ value: ALL, label: "All connections" }, ...connectionChoices(connections)];
  return (
    <form onSubmit={submit} noValidate className="grid gap-4 md:grid-cols-3">
      <Field label="Connection">
        <Select options={options} value={connection} onValueChange={setConnection} />
      </Field>
      <Field label="Received from" error={errors.from} help={`In ${zoneLabel(zone, new Date())}`}>
        <Input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
      </Field>
      <Field label="Received before" error={errors.to}>
        <Input type="datetime-local" value={to} onChange={(event) => setTo(event.target.value)} />
      </Field>
      <div className="md:col-span-3">
        <Button type="submit" loading={busy}>
          Show the forecast
        </Button>
      </div>
    </form>
  );
}
