"use client";

import { useId } from "react";
import type { RefundOffer } from "#lib/movements/schema.ts";
import { Money } from "../transactions/money.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/dialog-form.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { exceeds } from "./exceeds.ts";
import { RecipientFields } from "./recipient-fields.tsx";
import { typedAmount, typedHalf } from "./typed-amount.ts";
import { useRefundForm } from "./use-refund-form.ts";
import { nextWords, wayWords } from "./way-words.ts";

interface RefundDialogProps {
  merchant: string;
  transactionId: string;
  /** What the connection is called. */
  connection: string;
  offer: RefundOffer;
  onClose: () => void;
}

export function RefundDialog({ merchant, transactionId, connection, offer, onClose }: RefundDialogProps) {
  const formId = useId();
  const { form, errors, busy, set, setRecipient, submit } = useRefundForm({
    merchant,
    transactionId,
    offer,
    onDone: onClose,
  });
  const method = offer.methods.find((one) => one.id === form.method);
  const held = exceeds(form.amount, offer.limit);
  const quick = [
    { label: "All that is left", amount: typedAmount(offer.left) },
    { label: "Half", amount: typedHalf(offer.left) },
  ];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Refund this payment"
      description={wayWords(offer, connection)}
      footer={
        <>
          <DialogClose>
            <Button>Keep it</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            {held ? "Ask for approval" : offer.way === "transfer" ? "Write it down" : "Refund"}
          </Button>
        </>
      }
    >
      <DialogForm id={formId} busy={busy} problem={errors[""]} onSubmit={submit}>
        <div>
          <Field
            label="Amount"
            required
            error={errors.amount}
            aside={
              <span className="text-meta text-ink-3">
                <Money value={offer.left} /> left
              </span>
            }
          >
            <Input
              name="amount"
              inputMode="decimal"
              autoComplete="off"
              value={form.amount}
              after={offer.left.currency}
              onChange={(event) => set({ amount: event.target.value })}
            />
          </Field>
          <div className="mt-2 flex flex-wrap gap-2">
            {quick.map(({ label, amount }) => (
              <Button key={label} size="sm" onClick={() => set({ amount })}>
                {label}
              </Button>
            ))}
          </div>
        </div>
        {offer.needsAddress && (
          <Field
            label="Payer's address"
            required
            error={errors.address}
            help="Ask the payer for it. Money sent to a wrong address is lost."
          >
            <Input
              mono
              name="address"
              autoComplete="off"
              spellCheck={false}
              value={form.address}
              onChange={(event) => set({ address: event.target.value })}
            />
          </Field>
        )}
        {offer.methods.length > 1 && (
          <Field label="Way" required error={errors.method}>
            <Select
              value={form.method}
              options={offer.methods.map(({ id, label }) => ({ value: id, label }))}
              onValueChange={(next) => set({ method: next, recipient: {} })}
            />
          </Field>
        )}
        {method && (
          <RecipientFields
            fields={method.fields}
            values={form.recipient}
            errors={errors}
            onChange={setRecipient}
          />
        )}
        <Field
          label="Reason"
          error={errors.purpose}
          aside={<span className="text-meta text-ink-3">Optional</span>}
        >
          <Input
            name="purpose"
            autoComplete="off"
            maxLength={200}
            value={form.purpose}
            onChange={(event) => set({ purpose: event.target.value })}
          />
        </Field>
        <p className="text-meta text-ink-2">{nextWords(offer, held)}</p>
      </DialogForm>
    </Dialog>
  );
}
