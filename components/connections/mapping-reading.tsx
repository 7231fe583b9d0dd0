import type { SampleReading } from "#lib/providers/sample-contract.ts";
import { STATUS } from "#lib/transactions/status.ts";
import { cn } from "../ui/cn.ts";
import { Note } from "../ui/note.tsx";
import { StatusPill } from "../ui/status-pill.tsx";

/** What a sample reads as: what Paydeck would be told, what stands in the way, and each field. */
export function MappingReading({ reading }: { reading: SampleReading }) {
  const { title, facts, fields, problems, unknownWords } = reading;
  return (
    <section aria-label="What the sample says" className="grid gap-3">
      <h3 className="font-semibold break-words">{title}</h3>
      {problems.length > 0 && (
        <Note tone="bad" urgent>
          <span className="grid gap-1">
            {problems.map((problem) => (
              <span key={problem}>{problem}</span>
            ))}
          </span>
        </Note>
      )}
      {unknownWords.length > 0 && (
        <Note tone="warn" title="Words that no table has:">
          <span className="font-mono text-meta break-words">{unknownWords.join(", ")}</span>
        </Note>
      )}
      {facts.map((fact) => (
        <p key={`${fact.kind}-${fact.subject}`} className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span>Paydeck would take {fact.kind}</span>
          <span className="min-w-0 font-mono text-meta break-all">{fact.subject}</span>
          <span>as</span>
          <StatusPill tone={STATUS[fact.status].tone} icon={STATUS[fact.status].icon}>
            {STATUS[fact.status].label}
          </StatusPill>
          {fact.amount && (
            <span className="tabular-nums">
              {fact.amount.amount} {fact.amount.currency}
            </span>
          )}
        </p>
      ))}
      {fields.length > 0 && <FieldTable fields={fields.filter((field) => !isAbsent(field))} />}
      {fields.some(isAbsent) && (
        <p className="text-meta break-words text-ink-3">
          Not in the sample:{" "}
          {fields
            .filter(isAbsent)
            .map(({ field }) => field)
            .join(", ")}
          .
        </p>
      )}
    </section>
  );
}

/** Nothing stands there, and nothing is wrong with that. */
function isAbsent({ value, problem }: SampleReading["fields"][number]): boolean {
  return value === null && problem === undefined;
}

function FieldTable({ fields }: Pick<SampleReading, "fields">) {
  return (
    <table className="w-full table-fixed border-collapse text-left">
      <thead>
        <tr className="text-meta text-ink-3">
          <th className="w-[44%] py-1.5 pr-3 font-medium">Field</th>
          <th className="py-1.5 font-medium">Reads as</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, path, value, problem }) => (
          <tr key={field} className="border-t border-line align-top">
            <td className="py-1.5 pr-3">
              <span className="block wrap-anywhere">{field}</span>
              <span className="block font-mono text-meta wrap-anywhere text-ink-3">{path}</span>
            </td>
            <td className="py-1.5">
              <span className={cn("block font-mono text-meta wrap-anywhere", value === null && "text-ink-3")}>
                {value ?? "Nothing there"}
              </span>
              {problem && <span className="block text-meta text-warn">{problem}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
