import { Card } from "../ui/card.tsx";
import { Tag } from "../ui/tag.tsx";
import type { UploadKind } from "./upload-words.ts";

/** What each column means. */
export function ColumnsCard({ kind: { format, rule } }: { kind: UploadKind }) {
  return (
    <Card title="Columns">
      <p className="text-ink-2">
        {rule} The first line names the columns, in any order; case does not matter, and columns that are not
        listed here are left aside.
      </p>
      <dl className="mt-3 grid grid-cols-[minmax(0,1fr)] border-t border-line">
        {format.columns.flatMap(({ name, required, words, hidden }) =>
          hidden
            ? []
            : [
                <div
                  key={name}
                  className="grid gap-x-4 border-b border-line py-2 sm:grid-cols-[190px_minmax(0,1fr)]"
                >
                  <dt className="flex items-center gap-2">
                    <code className="font-mono text-meta">{name}</code>
                    {required && <Tag>needed</Tag>}
                  </dt>
                  <dd className="text-ink-2">{words}</dd>
                </div>,
              ],
        )}
      </dl>
    </Card>
  );
}
