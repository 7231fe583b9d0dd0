"use client";

import { Plug } from "lucide-react";
import type { DepositOffer } from "#lib/deposits/schema.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Note } from "../ui/note.tsx";
import { Select } from "../ui/select.tsx";
import { useBindForm } from "./use-bind-form.ts";

interface BindFormProps {
  merchant: string;
  offers: readonly DepositOffer[];
}

export function BindForm({ merchant, offers }: BindFormProps) {
  const { form, errors, busy, set, submit } = useBindForm(merchant, offers);
  if (offers.length === 0) return <NothingToBind merchant={merchant} />;
  const protocolsOf = (id: string) => offers.find(({ connection }) => connection.id === id)?.protocols ?? [];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="mt-5 grid gap-5"
    >
      {errors[""] && (
        <Note tone="bad" urgent>
          {errors[""]}
        </Note>
      )}
      <Field
        label="Your reference"
        help="Your own name for the payer. The same reference always gets the same address."
        error={errors.reference}
        required
      >
        <Input
          name="reference"
          mono
          autoComplete="off"
          maxLength={120}
          placeholder="customer-1042"
          value={form.reference}
          onChange={(event) => set({ reference: event.target.value })}
        />
      </Field>
      <div className="grid gap-x-3 gap-y-5 sm:grid-cols-2">
        <Field label="Connection" error={errors.connectionId}>
          <Select
            options={offers.map(({ connection }) => ({ value: connection.id, label: connection.name }))}
            value={form.connectionId}
            onValueChange={(connectionId) =>
              set({ connectionId, protocol: protocolsOf(connectionId)[0]?.id ?? "" })
            }
          />
        </Field>
        <Field label="Networks" error={errors.protocol}>
          <Select
            options={protocolsOf(form.connectionId).map(({ id, label }) => ({ value: id, label }))}
            value={form.protocol}
            onValueChange={(protocol) => set({ protocol })}
          />
        </Field>
        <Field
          label="Customer's e-mail"
          help="Optional. A known one is that customer."
          error={errors.customerEmail}
        >
          <Input
            name="customerEmail"
            type="email"
            autoComplete="off"
            maxLength={200}
            value={form.customerEmail}
            onChange={(event) => set({ customerEmail: event.target.value })}
          />
        </Field>
        <Field label="Customer's name" help="Optional" error={errors.customerName}>
          <Input
            name="customerName"
            autoComplete="off"
            maxLength={120}
            value={form.customerName}
            onChange={(event) => set({ customerName: event.target.value })}
          />
        </Field>
      </div>
      <div className="border-t border-line pt-5">
        <Button type="submit" variant="primary" loading={busy}>
          Bind address
        </Button>
      </div>
    </form>
  );
}

function NothingToBind({ merchant }: { merchant: string }) {
  return (
    <EmptyState
      icon={Plug}
      title="Nothing to bind an address at"
      action={
        <LinkButton href={`/${merchant}/connections`} variant="primary">
          Open connections
        </LinkButton>
      }
    >
      No enabled connection of this mode has deposit addresses.
    </EmptyState>
  );
}
