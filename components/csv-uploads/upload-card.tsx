"use client";

import { Ban, Download } from "lucide-react";
import { useTransition } from "react";
import type { CsvUploads } from "#lib/csv-uploads/schema.ts";
import { isUnderWay, UPLOAD_STATUS } from "#lib/csv-uploads/status.ts";
import { Button } from "../ui/button.tsx";
import { buttonStyles } from "../ui/button-styles.ts";
import { Card } from "../ui/card.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Note } from "../ui/note.tsx";
import { notify } from "../ui/notify.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { ProblemsList } from "./problems-list.tsx";
import { counted, ROWS, type UploadKind } from "./upload-words.ts";
import { resultPath } from "./use-uploads.ts";

interface UploadCardProps {
  merchant: string;
  kind: UploadKind;
  upload: NonNullable<CsvUploads["open"]>;
}

/** What became of a file, or is becoming of it. */
export function UploadCard({ merchant, kind, upload }: UploadCardProps) {
  const [busy, start] = useTransition();
  const { id, fileName, status, rowCount, madeCount, errorCount, problem, problems } = upload;
  const look = UPLOAD_STATUS[status];
  const done = madeCount + errorCount;
  function cancel() {
    start(async () => {
      const result = await kind.cancel(merchant, { uploadId: id });
      if (!result.ok) notify.bad(result.error.message);
    });
  }
  return (
    <Card
      title={fileName}
      aside={
        <StatusPill tone={look.tone} icon={look.icon}>
          {look.label}
        </StatusPill>
      }
    >
      {isUnderWay(status) && (
        <ProgressBar
          label="Rows done"
          percent={rowCount === 0 ? 0 : (done / rowCount) * 100}
          className="mb-3"
        />
      )}
      <p className="text-ink-2 tabular-nums" aria-live="polite">
        {sentence(kind, upload)}
      </p>
      {problem !== "" && (
        <Note tone="bad" className="mt-3">
          {problem}
        </Note>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {isUnderWay(status) && (
          <Button icon={<Ban aria-hidden />} loading={busy} onClick={cancel}>
            Cancel
          </Button>
        )}
        {!isUnderWay(status) && (
          <a href={resultPath(merchant, kind, id)} download className={buttonStyles({})}>
            <Download aria-hidden />
            Result file
          </a>
        )}
        {!isUnderWay(status) && madeCount > 0 && (
          <LinkButton href={`/${merchant}/${kind.place}`}>See the {kind.nouns[1]}</LinkButton>
        )}
      </div>
      {problems.length > 0 && (
        <div className="mt-4">
          <ProblemsList problems={problems} fileName={fileName} />
        </div>
      )}
    </Card>
  );
}

function sentence(
  kind: UploadKind,
  { status, rowCount, madeCount, errorCount }: UploadCardProps["upload"],
): string {
  const wrong = errorCount > 0 ? ` ${counted(errorCount, ROWS)} could not be made.` : "";
  if (status === "waiting") return `${counted(rowCount, ROWS)} wait for the worker.`;
  if (status === "running")
    return `${madeCount.toLocaleString("en")} of ${counted(rowCount, ROWS)} made.${wrong}`;
  if (status === "cancelled" && madeCount === 0) return "Cancelled: nothing was made.";
  const isPart = status !== "done" && madeCount < rowCount;
  const rest = isPart ? " The others were not." : "";
  return `${counted(madeCount, ROWS)} became ${kind.nouns[1]}.${wrong}${rest}`;
}
