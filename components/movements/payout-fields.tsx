"use client";

import type { PayoutOptions } from "#lib/movements/schema.ts";
import { Money } from "../transactions/money.tsx";
import { Button } from "../ui/button.tsx";
import { connectionChoices } from "../ui/connection-choices.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Note } from "../ui/note.tsx";
import { useReader } from "../ui/reader.tsx";
import { Select } from "../ui/select.tsx";
import { Time } from "../ui/time.tsx";
import { exceeds } from "./exceeds.ts";
import { RecipientFields } from "./recipient-fields.tsx";
import type { PayoutFormState } from "./use-payout-form.ts";

export function PayoutFields({ state, options }: { state: PayoutFormState; options: PayoutOptions }) {
  const { form, errors, method, set, setRecipient } = state;
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        state.review();
      }}
    >
      {errors[""] && (
        <Note tone="bad" urgent>
          {errors[""]}
        </Note>
      )}
      <div className="grid gap-x-3 gap-y-5 sm:grid-cols-2">
        <Field label="From" required error={errors.connectionId}>
          <Select
            value={form.connectionId}
            onValueChange={state.choose}
            options={connectionChoices(options.connections.map(({ connection }) => connection))}
          />
        </Field>
        <Field label="Way" required error={errors.method}>
          <Select
            value={form.method}
            onValueChange={state.chooseMethod}
            options={(state.offer?.methods ?? []).map(({ id, label }) => ({ value: id, label }))}
          />
        </Field>
      </div>
      <AmountRow state={state} />
      {method && method.countries.length > 1 && <CountryField state={state} countries={method.countries} />}
      {method && (
        <RecipientFields
          fields={method.fields}
          values={form.recipient}
          errors={errors}
          onChange={setRecipient}
        />
      )}
      <Field label="What it is for" required error={errors.purpose} help="The recipient may see it.">
        <Input
          name="purpose"
          autoComplete="off"
          maxLength={200}
          value={form.purpose}
          onChange={(event) => set({ purpose: event.target.value })}
        />
      </Field>
      <div className="border-t border-line pt-5">
        <Button type="submit" variant="primary">
          Look it over
        </Button>
      </div>
    </form>
  );
}

function AmountRow({ state: { form, errors, offer, method, set } }: { state: PayoutFormState }) {
  const held = offer?.available.find(({ money }) => money.currency === form.currency);
  const known = held && (
    <>
      <Money value={held.money} /> available, <Time at={held.asOf} mode="relative" />
    </>
  );
  return (
    <div>
      <div className="grid grid-cols-[minmax(0,1fr)_112px] gap-3 sm:grid-cols-[minmax(0,1fr)_150px]">
        <Field label="Amount" required error={errors.amount} help={known}>
          <Input
            name="amount"
            inputMode="decimal"
            autoComplete="off"
            placeholder="0.00"
            value={form.amount}
            onChange={(event) => set({ amount: event.target.value })}
          />
        </Field>
        <Field label="Currency" error={errors.currency}>
          <Select
            value={form.currency}
            options={(method?.currencies ?? []).map((code) => ({ value: code, label: code }))}
            onValueChange={(currency) => set({ currency })}
          />
        </Field>
      </div>
      {exceeds(form.amount, held?.money) && (
        <Note tone="warn" className="mt-3" title="More than was available.">
          The provider may refuse it. Nothing is lost if it does.
        </Note>
      )}
    </div>
  );
}

function CountryField({ state, countries }: { state: PayoutFormState; countries: readonly string[] }) {
  const { locale } = useReader();
  const names = new Intl.DisplayNames([locale], { type: "region", fallback: "code" });
  return (
    <Field label="Recipient's country" required error={state.errors.country}>
      <Select
        value={state.form.country}
        options={countries.map((code) => ({ value: code, label: names.of(code) ?? code }))}
        onValueChange={(country) => state.set({ country })}
      />
    </Field>
  );
}
