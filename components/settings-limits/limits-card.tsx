"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { setApprovalLimit } from "#lib/approvals/actions.ts";
import type { Limits } from "#lib/approvals/schema.ts";
import { Money } from "../transactions/money.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { confirmed } from "../ui/confirmed.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Note } from "../ui/note.tsx";
import { notify } from "../ui/notify.ts";
import { Select } from "../ui/select.tsx";
import { Time } from "../ui/time.tsx";
import { ReplayLimitRow } from "./replay-limit-row.tsx";

interface LimitsCardProps {
  merchant: string;
  limits: Limits;
  baseCurrency: string;
  canWrite: boolean;
}

/** Above which amount a refund or payout needs a second person. */
export function LimitsCard({ merchant, limits, baseCurrency, canWrite }: LimitsCardProps) {
  const [currency, setCurrency] = useState(baseCurrency);
  const [amount, setAmount] = useState("");
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [busy, start] = useTransition();
  const router = useRouter();

  function save(of: string, to: string | null) {
    start(async () => {
      const result = await confirmed(() => setApprovalLimit(merchant, { currency: of, amount: to }));
      if (!result.ok) {
        setErrors(
          Object.keys(result.error.fields).length > 0 ? result.error.fields : { "": result.error.message },
        );
        return;
      }
      setErrors({});
      setAmount("");
      notify.ok(to === null ? `${of} has no limit now` : `The limit in ${of} is set`);
      router.refresh();
    });
  }

  return (
    <Card title="Second person" flush>
      <p className="px-5 pt-3.5 text-ink-2">
        A refund or payout above its currency's limit is sent only after another member has approved it.
        Without a limit one person is enough. So it is with a replay of very many webhooks.
      </p>
      {errors[""] && (
        <Note tone="bad" urgent className="mx-5 mt-3">
          {errors[""]}
        </Note>
      )}
      <ul className="mt-3.5 divide-y divide-line border-t border-line">
        {limits.limits.length === 0 && <li className="px-5 py-3 text-ink-3">No limits yet.</li>}
        {limits.limits.map(({ limit, setBy, setAt }) => (
          <li key={limit.currency} className="flex items-center gap-3 px-5 py-3">
            <div className="min-w-0 flex-1">
              <p>
                Above <Money value={limit} />
              </p>
              <p className="text-meta text-ink-3">
                set by {setBy}, <Time at={setAt} />
              </p>
            </div>
            {canWrite && (
              <Button
                size="sm"
                disabled={busy}
                aria-label={`Take away the limit in ${limit.currency}`}
                onClick={() => save(limit.currency, null)}
              >
                Take away
              </Button>
            )}
          </li>
        ))}
      </ul>
      {canWrite && (
        <form
          noValidate
          className="flex flex-wrap items-start gap-3 border-t border-line px-5 py-4"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            save(currency, amount);
          }}
        >
          <Field label="Currency" error={errors.currency} className="w-28">
            <Select
              value={currency}
              options={limits.currencies.map((code) => ({ value: code, label: code }))}
              onValueChange={setCurrency}
            />
          </Field>
          <Field label="Limit" error={errors.amount} className="min-w-40 flex-1">
            <Input
              name="limit"
              inputMode="decimal"
              autoComplete="off"
              placeholder="0.00"
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
          </Field>
          <Button type="submit" loading={busy} className="sm:mt-[27px]">
            Set limit
          </Button>
        </form>
      )}
      <ReplayLimitRow {...{ merchant, canWrite }} limit={limits.replays} />
    </Card>
  );
}
