import type { ConnectionDetail } from "#lib/connections/schema.ts";
import { Card } from "../ui/card.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { answerWords } from "./connection-words.ts";

type Call = ConnectionDetail["calls"][number];

/** The newest calls made through a connection. */
export function RecentCalls({ merchant, calls }: { merchant: string; calls: readonly Call[] }) {
  return (
    <Card title="Recent calls" aside={calls.length > 0 && `newest ${calls.length}`} flush>
      {calls.length === 0 ? (
        <p className="px-5 py-6 text-ink-3">
          Calls to the provider appear here, with their answers and times.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {calls.map((call) => (
            <li key={call.id} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-5 py-2.5">
              <Answer call={call} />
              <span
                className="min-w-0 flex-1 truncate font-mono text-meta max-sm:order-last max-sm:basis-full"
                title={call.path}
              >
                {call.method} {call.path}
              </span>
              <span className="ml-auto flex shrink-0 items-center gap-3 text-meta text-ink-2 tabular-nums">
                {call.transactionId && (
                  <TextLink href={`/${merchant}/transactions/${call.transactionId}`}>Transaction</TextLink>
                )}
                {answerWords(call.durationMs)}
                <Time at={call.at} mode="list" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Answer({ call }: { call: Call }) {
  const good = call.status !== null && call.status < 400;
  return (
    <span
      className={
        good
          ? "w-[76px] truncate text-meta font-medium text-ok"
          : "w-[76px] truncate text-meta font-medium text-bad"
      }
    >
      {call.status ?? call.errorCode ?? "no answer"}
    </span>
  );
}
