"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { recoverDeliveries, replayMissing } from "#lib/deliveries/actions.ts";
import type { WindowForecast } from "#lib/deliveries/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/dialog-form.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useReader } from "../ui/reader.tsx";
import { Select } from "../ui/select.tsx";
import { Time } from "../ui/time.tsx";
import { useCurrentEndpoint } from "./current-endpoint.tsx";
import { useEndpointAction } from "./use-endpoint-action.ts";
import { chosenWindow, WINDOWS } from "./window-choice.ts";

export type WindowPurpose = "recover" | "replay";

const WORDS = {
  recover: {
    title: "Recover what failed",
    description:
      "Sends every delivery of the window again that was given up. What was delivered stays as it is.",
    count: ({ failed }: WindowForecast) => failed,
    none: "No delivery of this window was given up.",
    one: "1 delivery was given up and is sent again.",
    many: (count: string) => `${count} deliveries were given up and are sent again.`,
    action: recoverDeliveries,
  },
  replay: {
    title: "Send what was never sent",
    description:
      "For events from before the endpoint was there, or that it did not listen to then. Each is sent once, whatever was sent before stays as it is.",
    count: ({ missing }: WindowForecast) => missing,
    none: "The endpoint was told of everything that it listens to in this window.",
    one: "1 event was never sent to this endpoint.",
    many: (count: string) => `${count} events were never sent to this endpoint.`,
    action: replayMissing,
  },
} as const;

interface WindowDialogProps {
  purpose: WindowPurpose | null;
  onClose: () => void;
}

/** Choose a window, see how many there are, then send them. */
export function WindowDialog({ purpose, onClose }: WindowDialogProps) {
  return (
    <Dialog
      open={purpose !== null}
      onOpenChange={(open) => !open && onClose()}
      title={purpose === null ? "" : WORDS[purpose].title}
      description={purpose === null ? "" : WORDS[purpose].description}
    >
      {purpose !== null && <WindowForm purpose={purpose} onClose={onClose} />}
    </Dialog>
  );
}

function WindowForm({ purpose, onClose }: { purpose: WindowPurpose; onClose: () => void }) {
  const { merchant, endpoint } = useCurrentEndpoint();
  const { locale } = useReader();
  const formId = useId();
  const [choice, setChoice] = useState<string>("24h");
  const [own, setOwn] = useState({ since: "", until: "" });
  const [openedAt] = useState(() => Date.now());
  const { isBusy, run } = useEndpointAction();
  const words = WORDS[purpose];
  const window = chosenWindow(choice, own, openedAt);
  const query = window && new URLSearchParams({ endpointId: endpoint.id, ...window }).toString();
  const forecast = useQuery({
    queryKey: ["endpoints", merchant, "forecast", query],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/deliveries/forecast?${query}`,
        async () => (await import("#lib/deliveries/schema.ts")).windowForecastDto,
        signal,
      ),
    enabled: query !== null,
    retry: false,
  });
  const count = forecast.data && words.count(forecast.data);
  const numbers = new Intl.NumberFormat(locale);
  const written = count === undefined ? "" : numbers.format(count) + (forecast.data?.capped ? "+" : "");

  function submit() {
    if (window === null) return;
    run(
      () => words.action(merchant, { endpointId: endpoint.id, ...window }),
      (queued) => `${numbers.format(queued.count)} queued. They appear in the log as they are sent.`,
      onClose,
    );
  }

  return (
    <DialogForm id={formId} busy={isBusy} problem={forecast.error?.message} onSubmit={submit}>
      <Field label="Window">
        <Select options={WINDOWS} value={choice} onValueChange={setChoice} />
      </Field>
      {choice === "own" && (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="From">
            <Input
              type="datetime-local"
              value={own.since}
              onChange={(event) => setOwn({ ...own, since: event.target.value })}
            />
          </Field>
          <Field label="To" help="Empty: until now.">
            <Input
              type="datetime-local"
              value={own.until}
              onChange={(event) => setOwn({ ...own, until: event.target.value })}
            />
          </Field>
        </div>
      )}
      <p role="status" className="min-h-10 text-pretty text-ink-2">
        {window === null
          ? "Choose when the window begins, and an end after it."
          : count === undefined
            ? forecast.isError
              ? ""
              : "Counting…"
            : count === 0
              ? words.none
              : count === 1
                ? words.one
                : words.many(written)}
        {forecast.data && purpose === "replay" && forecast.data.rebuilt > 0 && (
          <> {numbers.format(forecast.data.rebuilt)} of them are written anew from the timeline.</>
        )}
        {forecast.data && (
          <span className="block text-meta text-ink-3">
            Kept since <Time at={forecast.data.earliest} mode="date" />.
          </span>
        )}
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" loading={isBusy} disabled={!count}>
          {count ? `Send ${written}` : "Send"}
        </Button>
      </div>
    </DialogForm>
  );
}
