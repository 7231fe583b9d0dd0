"use client";

import { useState } from "react";
import {
  attachPayment,
  creditInvoice,
  recordPayment,
  undoPayment,
  voidInvoice,
} from "#lib/invoices/actions.ts";
import type { InvoiceDetail } from "#lib/invoices/schema.ts";
import { WhyField } from "../movements/why-field.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { InvoiceDialog } from "./invoice-dialog.tsx";

/** What stands open above the page; a payment's own dialog names it. */
export type OpenDialog =
  | { readonly kind: "void" | "record" | "credit" | "attach" }
  | { readonly kind: "undo"; readonly paymentId: string };

interface DialogsProps {
  merchant: string;
  invoice: InvoiceDetail;
  open: OpenDialog;
  onClose: () => void;
}

type OneProps = Omit<DialogsProps, "open">;

/** The one dialog that is open. Fetched when somebody first opens one. */
export function InvoiceDialogs({ open, ...rest }: DialogsProps) {
  switch (open.kind) {
    case "void":
      return <VoidDialog {...rest} />;
    case "record":
      return <RecordDialog {...rest} />;
    case "credit":
      return <CreditDialog {...rest} />;
    case "attach":
      return <AttachDialog {...rest} />;
    case "undo":
      return <UndoDialog {...rest} paymentId={open.paymentId} />;
  }
}

function VoidDialog({ merchant, invoice, onClose }: OneProps) {
  const [reason, setReason] = useState("");
  const { id: invoiceId, number } = invoice;
  return (
    <InvoiceDialog
      merchant={merchant}
      danger
      title={`Void ${number ?? "this draft"}?`}
      description={
        number === null
          ? "It stays here as void. Nobody has seen it."
          : "It keeps its number, takes no payment any more, and whoever opens it reads that it was voided. This can't be undone."
      }
      act="Void it"
      done={number === null ? "The draft is void" : `${number} is void`}
      onSubmit={() => voidInvoice(merchant, { invoiceId, reason })}
      onClose={onClose}
    >
      {(errors) => <WhyField value={reason} error={errors.reason} onChange={setReason} />}
    </InvoiceDialog>
  );
}

function RecordDialog({ merchant, invoice, onClose }: OneProps) {
  const [key] = useState(() => crypto.randomUUID());
  const [amount, setAmount] = useState(invoice.due.amount);
  const [method, setMethod] = useState("Bank transfer");
  const [receivedOn, setReceivedOn] = useState(() => new Date().toLocaleDateString("sv"));
  const [reason, setReason] = useState("");
  const input = { invoiceId: invoice.id, amount, method, receivedOn, reason, idempotencyKey: key };
  return (
    <InvoiceDialog
      merchant={merchant}
      title="Record a payment"
      description="For money that came outside of Paydeck. It counts like any other payment, with your name and reason in the history."
      act="Record it"
      done="The payment is recorded"
      onSubmit={() => recordPayment(merchant, input)}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={`Amount in ${invoice.due.currency}`} required error={errors.amount}>
              <Input
                name="amount"
                inputMode="decimal"
                autoComplete="off"
                value={amount}
                onChange={(event) => setAmount(event.target.value)}
              />
            </Field>
            <Field label="Received on" required error={errors.receivedOn}>
              <Input
                type="date"
                name="receivedOn"
                value={receivedOn}
                onChange={(event) => setReceivedOn(event.target.value)}
              />
            </Field>
          </div>
          <Field label="How it came" required error={errors.method} help="Like cash, or bank transfer.">
            <Input
              name="method"
              autoComplete="off"
              maxLength={60}
              value={method}
              onChange={(event) => setMethod(event.target.value)}
            />
          </Field>
          <WhyField value={reason} error={errors.reason} onChange={setReason} />
        </>
      )}
    </InvoiceDialog>
  );
}

function AttachDialog({ merchant, invoice, onClose }: OneProps) {
  const [transaction, setTransaction] = useState("");
  const [reason, setReason] = useState("");
  return (
    <InvoiceDialog
      merchant={merchant}
      title="Attach a payment"
      description="A payment that came another way counts for this invoice from now on, and follows what becomes of it."
      act="Attach it"
      done="The payment counts for this invoice"
      onSubmit={() => attachPayment(merchant, { invoiceId: invoice.id, transaction, reason })}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Field
            label="Transaction"
            required
            error={errors.transaction}
            help="Its id, its reference, or the provider's id."
          >
            <Input
              name="transaction"
              mono
              autoComplete="off"
              maxLength={120}
              value={transaction}
              onChange={(event) => setTransaction(event.target.value.trim())}
            />
          </Field>
          <WhyField value={reason} error={errors.reason} onChange={setReason} />
        </>
      )}
    </InvoiceDialog>
  );
}

function UndoDialog({ merchant, invoice, paymentId, onClose }: OneProps & { paymentId: string }) {
  const [reason, setReason] = useState("");
  return (
    <InvoiceDialog
      merchant={merchant}
      danger
      title="Take this payment back?"
      description="It counts for this invoice no more, and what is due grows again. Both stay in the history. No money moves."
      act="Take it back"
      done="The payment was taken back"
      onSubmit={() => undoPayment(merchant, { invoiceId: invoice.id, paymentId, reason })}
      onClose={onClose}
    >
      {(errors) => <WhyField value={reason} error={errors.reason} onChange={setReason} />}
    </InvoiceDialog>
  );
}

function CreditDialog({ merchant, invoice, onClose }: OneProps) {
  const [key] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState("");
  const [lines, setLines] = useState(() => invoice.creditable.map((line) => ({ ...line, on: true })));
  const change = (position: number, to: Partial<(typeof lines)[number]>) =>
    setLines(lines.map((line) => (line.position === position ? { ...line, ...to } : line)));
  const asked = lines.filter(({ on }) => on).map(({ on: _on, ...line }) => line);
  const isAll = asked.length === lines.length && JSON.stringify(asked) === JSON.stringify(invoice.creditable);
  function submit() {
    const chosen = isAll ? [] : asked;
    return creditInvoice(merchant, { invoiceId: invoice.id, reason, lines: chosen, idempotencyKey: key });
  }
  const errorOf = (errors: Readonly<Record<string, string>>, position: number, field: string) => {
    const index = asked.findIndex((line) => line.position === position);
    return isAll ? undefined : errors[`lines.${index}.${field}`];
  };
  return (
    <InvoiceDialog
      merchant={merchant}
      size="lg"
      title={`Credit ${invoice.number ?? ""}`}
      description="Gives lines back by a credit note with a number of its own: less is due from then on. Money that came is not sent back by it; refund it where it came in."
      act="Send the credit note"
      done="The credit note is sent"
      onSubmit={submit}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <ul className="divide-y divide-line rounded-2 border border-line">
            {lines.map((line) => (
              <li
                key={line.position}
                className="grid gap-2 px-3.5 py-3 sm:grid-cols-[1fr_110px_150px] sm:gap-3"
              >
                <Checkbox
                  className="self-start sm:mt-[34px]"
                  checked={line.on}
                  onCheckedChange={(on) => change(line.position, { on })}
                >
                  {invoice.form.lines[line.position]?.description ?? `Line ${line.position + 1}`}
                </Checkbox>
                <Field label="Quantity" error={errorOf(errors, line.position, "quantity")}>
                  <Input
                    inputMode="decimal"
                    disabled={!line.on}
                    value={line.quantity}
                    onChange={(event) => change(line.position, { quantity: event.target.value })}
                  />
                </Field>
                <Field label="Price each" error={errorOf(errors, line.position, "unitPrice")}>
                  <Input
                    inputMode="decimal"
                    disabled={!line.on}
                    value={line.unitPrice}
                    onChange={(event) => change(line.position, { unitPrice: event.target.value })}
                  />
                </Field>
              </li>
            ))}
          </ul>
          <WhyField value={reason} error={errors.reason} onChange={setReason} />
        </>
      )}
    </InvoiceDialog>
  );
}
