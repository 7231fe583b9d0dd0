"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { CsvCheck, CsvUploads } from "#lib/csv-uploads/schema.ts";
import { CheckCard } from "./check-card.tsx";
import { ColumnsCard } from "./columns-card.tsx";
import { FilePicker } from "./file-picker.tsx";
import { readChosenFile } from "./read-chosen-file.ts";
import { UploadCard } from "./upload-card.tsx";
import type { UploadKind } from "./upload-words.ts";
import { UploadsCard } from "./uploads-card.tsx";
import { useUploads } from "./use-uploads.ts";

interface UploadScreenProps {
  merchant: string;
  kind: UploadKind;
  opened: CsvUploads;
}

interface CheckedFile {
  readonly fileName: string;
  readonly text: string;
  readonly check: CsvCheck;
  readonly idempotencyKey: string;
}

const NOT_SENT = "The file could not be sent. Check your connection and choose it again.";

/** From a file to links or invoices: chosen, checked, made, each seen before the next. */
export function UploadScreen({ merchant, kind, opened }: UploadScreenProps) {
  const { uploads, open } = useUploads(merchant, kind, opened);
  const router = useRouter();
  const [checked, setChecked] = useState<CheckedFile>();
  const [problem, setProblem] = useState<string>();
  const [busy, begin] = useTransition();

  function take(file: File) {
    begin(async () => {
      setChecked(undefined);
      const chosen = await readChosenFile(file);
      if ("problem" in chosen) return setProblem(chosen.problem);
      const answer = await kind.check(merchant, chosen).catch(() => null);
      if (!answer?.ok) return setProblem(answer ? wordsOf(answer.error) : NOT_SENT);
      setProblem(undefined);
      setChecked({ ...chosen, check: answer.value, idempotencyKey: crypto.randomUUID() });
    });
  }

  function make({ check: _check, ...file }: CheckedFile) {
    begin(async () => {
      const answer = await kind.start(merchant, file).catch(() => null);
      if (!answer?.ok) return setProblem(answer ? wordsOf(answer.error) : NOT_SENT);
      setProblem(undefined);
      setChecked(undefined);
      router.replace(`/${merchant}/${kind.place}/import?upload=${answer.value.uploadId}`);
    });
  }

  return (
    <div className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-4">
      {open && !checked && <UploadCard {...{ merchant, kind }} upload={open} />}
      <FilePicker {...{ kind, busy, problem }} onFile={take} />
      {checked && (
        <CheckCard
          {...{ kind, busy }}
          fileName={checked.fileName}
          check={checked.check}
          onStart={() => make(checked)}
          onDrop={() => setChecked(undefined)}
        />
      )}
      <ColumnsCard kind={kind} />
      <UploadsCard {...{ merchant, kind, uploads }} />
    </div>
  );
}

function wordsOf({
  message,
  fields,
}: {
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}) {
  return fields.file ?? fields.text ?? fields.fileName ?? message;
}
