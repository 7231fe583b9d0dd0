"use client";

import { FileDown, FileUp } from "lucide-react";
import { useId, useState } from "react";
import { exampleFile, MOST_MIB } from "#lib/csv-rows/schema.ts";
import { buttonStyles } from "../ui/button-styles.ts";
import { Card } from "../ui/card.tsx";
import { cn } from "../ui/cn.ts";
import { Note } from "../ui/note.tsx";
import { counted, ROWS, type UploadKind } from "./upload-words.ts";

interface FilePickerProps {
  kind: UploadKind;
  busy: boolean;
  problem: string | undefined;
  onFile: (file: File) => void;
}

/** Where a file is dropped or chosen. */
export function FilePicker({ kind, busy, problem, onFile }: FilePickerProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const { format, exampleName } = kind;
  return (
    <Card>
      <fieldset
        aria-label="CSV file"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const [file] = event.dataTransfer.files;
          if (file && !busy) onFile(file);
        }}
        className={cn(
          "grid justify-items-center gap-3 rounded-2 border border-dashed border-line-strong px-4 py-8 text-center",
          isOver && "border-accent bg-hover",
        )}
      >
        <p className="text-ink-2">
          Drop a CSV file here, or choose one. It is checked first: nothing is made yet.
        </p>
        <div className="flex flex-wrap justify-center gap-2">
          <label
            htmlFor={id}
            aria-disabled={busy || undefined}
            className={cn(
              buttonStyles({ variant: "primary" }),
              "has-focus-visible:outline-2 has-focus-visible:outline-accent",
              busy && "opacity-60",
            )}
          >
            <FileUp aria-hidden />
            {busy ? "Checking the file" : "Choose a file"}
            <input
              id={id}
              type="file"
              accept=".csv,.tsv,.txt,text/csv"
              disabled={busy}
              aria-describedby={`${id}-help`}
              onChange={({ target }) => {
                const file = target.files?.[0];
                if (file) onFile(file);
                // The same file may be chosen again once it was put right.
                target.value = "";
              }}
              className="sr-only"
            />
          </label>
          <a
            href={`data:text/csv;charset=utf-8,%EF%BB%BF${encodeURIComponent(exampleFile(format))}`}
            download={exampleName}
            className={buttonStyles({})}
          >
            <FileDown aria-hidden />
            Example file
          </a>
        </div>
        <p id={`${id}-help`} className="text-meta text-ink-3">
          Up to {counted(format.mostRows, ROWS)} and {MOST_MIB} MiB, in UTF-8. Commas, semicolons or tabs
          between cells.
        </p>
      </fieldset>
      {problem && (
        <Note tone="bad" urgent className="mt-3">
          {problem}
        </Note>
      )}
    </Card>
  );
}
