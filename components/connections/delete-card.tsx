"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState, useTransition } from "react";
import { deleteConnection } from "#lib/connections/actions.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { confirmed } from "../ui/confirmed.ts";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { notify } from "../ui/notify.ts";
import { useCurrentConnection } from "./current-connection.tsx";

/** Deleting, for a connection that was never used; otherwise what stands in the way. */
export function DeleteCard() {
  const { merchant, connection } = useCurrentConnection();
  const { id, name, dependants } = connection;
  const router = useRouter();
  const formId = useId();
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isBusy, startWork] = useTransition();

  function submit(event: FormEvent) {
    event.preventDefault();
    startWork(async () => {
      const answer = await confirmed(() => deleteConnection(merchant, { connectionId: id, name: typed }));
      if (!answer.ok) return setProblem(answer.error.fields?.name ?? answer.error.message);
      notify.ok(`${name} was deleted`);
      router.push(`/${merchant}/connections`);
    });
  }

  return (
    <Card title="Delete">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 basis-64 text-pretty text-ink-2">
          {dependants === null
            ? "Nothing was ever done with it. Its credentials and its call log go with it."
            : `It has ${dependants}, so it can't be deleted. Disable it instead: its records stay readable.`}
        </p>
        <Dialog
          size="sm"
          title={`Delete ${name}?`}
          description="Its credentials and its call log are gone for good. Webhooks to its address are refused from then on."
          trigger={
            <Button variant="danger" icon={<Trash2 aria-hidden />} disabled={dependants !== null}>
              Delete
            </Button>
          }
          footer={
            <>
              <DialogClose>
                <Button>Keep it</Button>
              </DialogClose>
              <Button type="submit" form={formId} variant="danger" loading={isBusy} disabled={typed !== name}>
                Delete for good
              </Button>
            </>
          }
        >
          <form id={formId} onSubmit={submit}>
            <Field label={`Type ${name} to confirm`} error={problem}>
              <Input
                value={typed}
                autoComplete="off"
                onChange={(event) => {
                  setTyped(event.target.value);
                  setProblem(undefined);
                }}
              />
            </Field>
          </form>
        </Dialog>
      </div>
    </Card>
  );
}
