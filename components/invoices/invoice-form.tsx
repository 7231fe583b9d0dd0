"use client";

import { type KeyboardEvent, useMemo } from "react";
import { usableConnections } from "../payment-links/link-offers.ts";
import { WaysField } from "../payment-links/ways-field.tsx";
import { Button } from "../ui/button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { Note } from "../ui/note.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { CustomerFields } from "./customer-fields.tsx";
import { formTotals } from "./form-totals.ts";
import { invoiceOffers } from "./invoice-offers.ts";
import { InvoicePreview } from "./invoice-preview.tsx";
import { LineFields } from "./line-fields.tsx";
import { PaymentFields } from "./payment-fields.tsx";
import { TextFields } from "./text-fields.tsx";
import { type InvoiceFormProps, useInvoiceForm } from "./use-invoice-form.ts";

/** Writes an invoice, or a draft anew, with its sums as they are typed. */
export function InvoiceForm(props: InvoiceFormProps) {
  const { options, links, draft } = props;
  const { form, errors, busy, set, submit } = useInvoiceForm(props);
  const totals = useMemo(() => formTotals(form), [form]);
  const offers = useMemo(() => invoiceOffers(form, links, totals), [form, links, totals]);
  const save = (thenSend: boolean) => submit(thenSend, usableConnections(offers));

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || busy) return;
    event.preventDefault();
    save(false);
  }

  return (
    <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,720px)_minmax(300px,380px)] xl:justify-between">
      <form
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          save(false);
        }}
        className="grid min-w-0 content-start gap-5"
      >
        <PageHeader
          title={draft ? "Change the draft" : "New invoice"}
          subtitle="A draft has no number and can't be paid. Sending it makes it count."
        />
        {errors[""] && (
          <Note tone="bad" urgent>
            {errors[""]}
          </Note>
        )}
        <CustomerFields form={form} errors={errors} onChange={set} />
        <PaymentFields form={form} currencies={options.currencies} errors={errors} onChange={set} />
        <LineFields lines={form.lines} totals={totals} errors={errors} onChange={(lines) => set({ lines })} />
        <TextFields form={form} errors={errors} onChange={set} />
        {links.connections.length > 0 && (
          <WaysField {...{ form, errors, offers }} options={links} onChange={(ways) => set({ ways })} />
        )}
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-5">
          <Button type="submit" variant="primary" loading={busy}>
            Save as draft
          </Button>
          <Button disabled={busy} onClick={() => save(true)}>
            Save and send
          </Button>
          <span aria-hidden className="ml-auto hidden gap-1 sm:flex">
            <Kbd>⌘</Kbd>
            <Kbd>↵</Kbd>
          </span>
        </div>
      </form>
      <InvoicePreview
        form={form}
        totals={totals}
        number={options.nextNumber}
        merchantName={links.merchant.name}
      />
    </div>
  );
}
