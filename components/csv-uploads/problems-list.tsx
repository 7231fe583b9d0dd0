import { FileDown } from "lucide-react";
import { buttonStyles } from "../ui/button-styles.ts";

interface Problem {
  readonly line: number;
  readonly column?: string;
  readonly words: string;
}

const MOST_SHOWN = 50;

/** Wrong lines, each with its column and words; the rest of many in a file. */
export function ProblemsList({ problems, fileName }: { problems: readonly Problem[]; fileName: string }) {
  const shown = problems.slice(0, MOST_SHOWN);
  const hasColumns = problems.some(({ column }) => column !== undefined);
  return (
    <>
      <table className="w-full text-left">
        <thead className="text-meta text-ink-3">
          <tr className="border-b border-line">
            <th className="w-14 py-1.5 pr-3 font-medium">Line</th>
            {hasColumns && <th className="w-36 py-1.5 pr-3 font-medium max-sm:w-28">Column</th>}
            <th className="py-1.5 font-medium">What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ line, column, words }) => (
            <tr key={`${line} ${column} ${words}`} className="border-b border-line align-top">
              <td className="py-1.5 pr-3 tabular-nums">{line}</td>
              {hasColumns && (
                <td className="py-1.5 pr-3 break-words">
                  <code className="font-mono text-meta">{column}</code>
                </td>
              )}
              <td className="py-1.5 break-words text-ink-2">{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problems.length > shown.length && (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <p className="text-ink-2">
            The first {shown.length} of {problems.length.toLocaleString("en")}.
          </p>
          <a
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(listOf(problems))}`}
            download={`${fileName.replace(/\.[a-z]{1,5}$/i, "")}-wrong-lines.txt`}
            className={buttonStyles({ size: "sm" })}
          >
            <FileDown aria-hidden />
            All wrong lines
          </a>
        </div>
      )}
    </>
  );
}

function listOf(problems: readonly Problem[]): string {
  return problems
    .map(({ line, column, words }) => `Line ${line}${column === undefined ? "" : `, ${column}`}: ${words}\n`)
    .join("");
}
