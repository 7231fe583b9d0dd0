import type { Case } from "#lib/case-links/schema.ts";
import { STATUS } from "#lib/transactions/status.ts";
import { Money } from "../transactions/money.tsx";
import { TransactionStatusBadge } from "../transactions/transaction-status-badge.tsx";
import { type KeyValue, KeyValues } from "../ui/key-values.tsx";

/** One transaction for somebody outside: what it is and how it came there, and nobody's name. */
export function CaseView({ shared }: { shared: Case }) {
  const { merchant, zone, city, isTest, kind, status, meaning, steps } = shared;
  const moment = momentIn(zone);
  const items: KeyValue[] = [
    { label: "Reference", value: shared.reference, mono: true },
    ...(shared.method === "" ? [] : [{ label: "Method", value: shared.method }]),
    ...(shared.customer === null ? [] : [{ label: "Customer", value: shared.customer }]),
    ...(shared.received === null ? [] : [{ label: "Received", value: <Money value={shared.received} /> }]),
    { label: "Created", value: moment(shared.createdAt) },
    ...(shared.paidAt === null ? [] : [{ label: "Paid", value: moment(shared.paidAt) }]),
  ];
  return (
    <main className="grid min-h-dvh justify-items-center bg-sunken px-4 py-8 max-sm:py-4 print:bg-white">
      {isTest && <div aria-hidden className="fixed inset-x-0 top-0 z-10 h-[3px] bg-test" />}
      <div className="w-full max-w-[560px] self-start sm:mt-[4vh]">
        {isTest && (
          <p className="mb-3 text-center text-meta font-medium text-test-ink">Test mode: no real money</p>
        )}
        <article className="rounded-3 border border-line bg-surface">
          <header className="border-b border-line px-5 py-4">
            <p className="text-ink-2">
              {merchant} shares a {kind} with you
            </p>
            <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1">
              <h1>
                <Money value={shared.amount} size="hero" />
              </h1>
              <TransactionStatusBadge status={status} />
            </div>
            <p className="mt-1 text-ink-2">{meaning}</p>
          </header>
          <div className="border-b border-line px-5 py-4">
            <KeyValues items={items} />
          </div>
          <section aria-labelledby="steps" className="px-5 py-4">
            <h2 id="steps" className="mb-2.5 text-section font-semibold">
              What happened
            </h2>
            {steps.length === 0 ? (
              <p className="text-ink-3">Nothing has changed since it was created.</p>
            ) : (
              <ol className="grid gap-2">
                {steps.map((step) => (
                  <li
                    key={`${step.at} ${step.status}`}
                    className="flex flex-wrap items-baseline justify-between gap-x-4"
                  >
                    <span>
                      {STATUS[step.status].label} <span className="text-ink-3">said by {step.by}</span>
                    </span>
                    <span className="tabular-nums text-meta text-ink-2">{moment(step.at)}</span>
                  </li>
                ))}
              </ol>
            )}
          </section>
        </article>
        <p className="mt-3 text-center text-meta text-ink-3">
          Times in {city}. This page can be opened until {moment(shared.expiresAt)}; names and notes are left
          out.
        </p>
      </div>
    </main>
  );
}

function momentIn(timeZone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{ day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
    timeZone,
  });
  return (at) => format.format(new Date(at));
}
