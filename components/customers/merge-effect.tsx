import type { MergePreview } from "#lib/customer-desk/schema.ts";
import { movesWords, takesWords } from "./merge-words.ts";

/** What will be different afterwards. */
export function MergeEffect({ preview }: { preview: MergePreview }) {
  const moves = movesWords(preview.moves);
  const takes = takesWords(preview.takes);
  const stays = preview.stays.name || "the one that stays";
  return (
    <div className="rounded-2 bg-sunken px-4 py-3">
      <p className="font-medium">{moves.length === 0 ? "Nothing has to move." : `Moves to ${stays}:`}</p>
      {moves.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {moves.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {takes && <p className="mt-1.5">{`It takes over ${takes}, having none itself.`}</p>}
      <p className="mt-1.5 text-meta text-ink-2">
        The other one’s id and e-mail keep leading here, also for payments still to come.
      </p>
    </div>
  );
}
