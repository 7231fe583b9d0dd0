"use client";

import { Plug } from "lucide-react";
import { type KeyboardEvent, useMemo } from "react";
import type { LinkFormDto } from "#lib/payment-links/edit/schema.ts";
import type { LinkOptions } from "#lib/payment-links/schema.ts";
import type { LinkStart, LinkTemplates } from "#lib/payment-links/templates/schema.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Note } from "../ui/note.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { AmountFields } from "./amount-fields.tsx";
import { InvoiceField } from "./invoice-field.tsx";
import { LimitFields } from "./limit-fields.tsx";
import { inputOf, type LinkForm } from "./link-form.ts";
import { offersOf, usableConnections } from "./link-offers.ts";
import { LinkPreview } from "./link-preview.tsx";
import { MoreFields } from "./more-fields.tsx";
import { TemplatesPopover } from "./templates-popover.tsx";
import { useLinkForm } from "./use-link-form.ts";
import { WaysField } from "./ways-field.tsx";

export interface NewLinkProps {
  merchant: string;
  options: LinkOptions;
  /** Made with the page: however often the form is sent, it makes one link. */
  idempotencyKey: string;
  /** The draft that is changed; a new link otherwise. */
  draft?: LinkFormDto;
  /** Kept forms to begin from; a draft has begun. */
  templates?: LinkTemplates;
  /** The link or template that the form begins from. */
  start?: LinkStart | null;
}

/** The form of a link, new or a draft, beside what its payer will see. */
export function NewLink({ merchant, templates, ...opened }: NewLinkProps) {
  const { options, draft, start } = opened;
  const { form, errors, busy, keptImage, set, setErrors, submit } = useLinkForm(merchant, opened);
  const offers = useMemo(() => offersOf(form, options), [form, options]);
  if (options.connections.length === 0) return <NoConnections merchant={merchant} />;
  const save = (publish: boolean) => submit(publish && !draft, usableConnections(offers));

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || busy) return;
    event.preventDefault();
    save(true);
  }

  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,560px)_minmax(320px,400px)] lg:justify-between">
      <form
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          save(true);
        }}
        className="grid min-w-0 content-start gap-5"
      >
        {draft ? (
          <PageHeader title="Edit the draft" subtitle="Nobody can open it before it is published." />
        ) : (
          <PageHeader
            title="New payment link"
            subtitle={start ? `Begun from ${start.origin}.` : "One link, every way your customer can pay."}
            actions={templates && <TemplatesPopover {...{ merchant, templates, form: templateOf(form) }} />}
          />
        )}
        {errors[""] && (
          <Note tone="bad" urgent>
            {errors[""]}
          </Note>
        )}
        <AmountFields form={form} currencies={options.currencies} errors={errors} onChange={set} />
        <div className="grid gap-x-3 gap-y-5 sm:grid-cols-2">
          <InvoiceField
            merchant={merchant}
            value={form.invoiceNumber}
            next={options.nextInvoiceNumber}
            error={errors.invoiceNumber}
            onChange={(invoiceNumber) => {
              set({ invoiceNumber, numberIsProposed: !draft && invoiceNumber === options.nextInvoiceNumber });
            }}
          />
          <Field label="Customer" error={errors.customerName} help="Optional">
            <Input
              name="customerName"
              autoComplete="off"
              maxLength={120}
              value={form.customerName}
              onChange={(event) => set({ customerName: event.target.value })}
            />
          </Field>
        </div>
        <Field label="What it is for" error={errors.title} required>
          <Input
            name="title"
            autoComplete="off"
            maxLength={120}
            value={form.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        </Field>
        <WaysField {...{ form, options, offers, errors }} onChange={(ways) => set({ ways })} />
        <LimitFields form={form} errors={errors} onChange={set} />
        <MoreFields
          form={form}
          errors={errors}
          hasKeptImage={keptImage !== null}
          onChange={set}
          onProblem={setErrors}
        />
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-5">
          <Button type="submit" variant="primary" loading={busy}>
            {draft ? "Save the draft" : "Create link"}
          </Button>
          {!draft && (
            <Button disabled={busy} onClick={() => save(false)}>
              Save as draft
            </Button>
          )}
          <span aria-hidden className="ml-auto hidden gap-1 sm:flex">
            <Kbd>⌘</Kbd>
            <Kbd>↵</Kbd>
          </span>
        </div>
      </form>
      <LinkPreview form={form} keptImage={keptImage} merchantName={options.merchant.name} offers={offers} />
    </div>
  );
}

/** The form as it is kept: with every connection that is on, whether or not it takes this amount. */
function templateOf(form: LinkForm) {
  return inputOf(form, false, new Set(form.ways.map(({ connectionId }) => connectionId)));
}

function NoConnections({ merchant }: { merchant: string }) {
  return (
    <>
      <PageHeader title="New payment link" />
      <EmptyState
        icon={Plug}
        title="Nothing to be paid through yet"
        action={
          <LinkButton href={`/${merchant}/connections`} variant="primary">
            Connect a provider
          </LinkButton>
        }
      >
        A link offers the methods of your connections in this mode, and there is none that takes payments.
      </EmptyState>
    </>
  );
}
