"use client";

import { type ReactElement, useId, useState } from "react";
import { sendTestEvent } from "#lib/deliveries/actions.ts";
import { CATALOGUE, type EventType } from "#lib/event-catalogue/status.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/dialog-form.tsx";
import { Field } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { useCurrentEndpoint } from "./current-endpoint.tsx";
import { useEndpointAction } from "./use-endpoint-action.ts";

const OPTIONS = CATALOGUE.map(({ type, meaning }) => ({ value: type, label: type, hint: meaning }));

/** One event with made-up data, signed like any other. */
export function TestEventDialog({ trigger }: { trigger: ReactElement }) {
  const { merchant, endpoint } = useCurrentEndpoint();
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const [type, setType] = useState<EventType>("endpoint.test");
  const { isBusy, run } = useEndpointAction();

  function submit() {
    run(
      () => sendTestEvent(merchant, { endpointId: endpoint.id, type }),
      () => "Test event sent. Its delivery appears in the log.",
      () => setOpen(false),
    );
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      size="sm"
      title="Send a test event"
      description="Made-up data, signed and tried again like any other event. What the endpoint listens to does not matter."
      trigger={trigger}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={isBusy}>
            Send
          </Button>
        </>
      }
    >
      <DialogForm id={formId} busy={isBusy} problem={undefined} onSubmit={submit}>
        <Field
          label="Event"
          help={
            endpoint.mode === "live" &&
            "In live mode only the test event, so that nobody takes made-up data for money."
          }
        >
          <Select
            options={endpoint.mode === "live" ? OPTIONS.filter(({ value }) => value === type) : OPTIONS}
            value={type}
            onValueChange={(next) => setType(OPTIONS.find(({ value }) => value === next)?.value ?? type)}
          />
        </Field>
      </DialogForm>
    </Dialog>
  );
}
