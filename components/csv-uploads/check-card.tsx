"use client";

import type { CsvCheck } from "#lib/csv-uploads/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Note } from "../ui/note.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { ProblemsList } from "./problems-list.tsx";
import { counted, LINES, ROWS, type UploadKind } from "./upload-words.ts";

interface CheckCardProps {
  kind: UploadKind;
  fileName: string;
  check: CsvCheck;
  busy: boolean;
  onStart: () => void;
  onDrop: () => void;
}

/** What the file would become, before anything is made. */
export function CheckCard({ kind, fileName, check, busy, onStart, onDrop }: CheckCardProps) {
  const { rowCount, wrongCount, makes, leftAside, problems } = check;
  const canStart = makes > 0 && (wrongCount === 0 || !kind.isWhole);
  return (
    <>
      <Card title={fileName} aside={counted(rowCount, ROWS)}>
        <div className="flex flex-wrap gap-2">
          <StatusPill
            tone="ok"
            icon="circle-check"
          >{`${counted(rowCount - wrongCount, ROWS)} right`}</StatusPill>
          {wrongCount > 0 && (
            <StatusPill tone="bad" icon="circle-x">{`${counted(wrongCount, ROWS)} wrong`}</StatusPill>
          )}
        </div>
        {leftAside.length > 0 && (
          <Note tone="warn" title="Left aside:" className="mt-3">
            {leftAside.slice(0, 30).join(", ")}. These columns mean nothing here.
          </Note>
        )}
        <FirstRows check={check} />
        <p className="mt-4 text-ink-2">{verdict(kind, check, canStart)}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          {canStart && (
            <Button variant="primary" loading={busy} onClick={onStart}>
              Make {counted(makes, kind.nouns)}
            </Button>
          )}
          <Button onClick={onDrop} disabled={busy}>
            Put the file away
          </Button>
        </div>
      </Card>
      {wrongCount > 0 && (
        <Card title="Wrong lines" aside={counted(wrongCount, LINES)}>
          <ProblemsList problems={problems} fileName={fileName} />
        </Card>
      )}
    </>
  );
}

function verdict(kind: UploadKind, { makes, wrongCount }: CsvCheck, canStart: boolean): string {
  const [, many] = kind.nouns;
  if (canStart && wrongCount === 0) return `Every row is right. Nothing has been made yet.`;
  if (canStart)
    return `Nothing has been made yet. The right rows become ${counted(makes, kind.nouns)}; wrong ones are left out and reported.`;
  return kind.isWhole
    ? `No ${many} are made from a file with a wrong line. Put them right and choose the file again.`
    : "No row can be used. Put them right and choose the file again.";
}

function FirstRows({ check: { headers, sample, problems } }: { check: CsvCheck }) {
  const wrong = new Set(problems.map(({ line }) => line));
  return (
    <table className="mt-4 w-full text-left">
      <caption className="pb-1.5 text-left text-meta text-ink-3">The first rows, as they were read</caption>
      <thead className="text-meta text-ink-3">
        <tr className="border-y border-line">
          <th className="w-14 py-1.5 pr-3 font-medium">Line</th>
          <th className="py-1.5 pr-3 font-medium">Cells</th>
          <th className="w-20 py-1.5 font-medium">Row</th>
        </tr>
      </thead>
      <tbody>
        {sample.map(({ line, cells }) => (
          <tr key={line} className="border-b border-line align-top">
            <td className="py-1.5 pr-3 tabular-nums">{line}</td>
            <td className="py-1.5 pr-3 break-words">
              <span className="flex flex-wrap gap-x-4 gap-y-0.5">
                {shownCells(headers, cells).map(({ key, header, cell }) => (
                  <span key={key} className="min-w-0">
                    <span className="text-meta text-ink-3">{header}</span> {cell}
                  </span>
                ))}
              </span>
            </td>
            <td className="py-1.5">
              {wrong.has(line) ? (
                <span className="text-bad">Wrong</span>
              ) : (
                <span className="text-ink-2">Right</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Those that say something. A header that means nothing may be there twice. */
function shownCells(headers: readonly string[], cells: readonly string[]) {
  return headers.flatMap((header, index) => {
    const cell = cells[index] ?? "";
    return cell === "" ? [] : [{ key: `${index} ${header}`, header, cell }];
  });
}
