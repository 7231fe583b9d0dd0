import type { CsvUpload } from "#lib/csv-uploads/schema.ts";
import { KEPT_DAYS, UPLOAD_STATUS } from "#lib/csv-uploads/status.ts";
import { Card } from "../ui/card.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Time } from "../ui/time.tsx";
import { counted, ROWS, type UploadKind } from "./upload-words.ts";

interface UploadsCardProps {
  merchant: string;
  kind: UploadKind;
  uploads: readonly CsvUpload[];
}

/** Earlier files of the kind, whoever sent them. */
export function UploadsCard({ merchant, kind, uploads }: UploadsCardProps) {
  return (
    <Card title="Earlier files" aside={`Kept for ${KEPT_DAYS} days`}>
      {uploads.length === 0 && (
        <p className="text-ink-2">None yet. A file that you send stands here with what became of its rows.</p>
      )}
      <ul>
        {uploads.map(({ id, fileName, status, rowCount, createdBy, createdAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line py-2 first:border-t-0"
          >
            <span className="min-w-0 flex-1 basis-52">
              <TextLink href={`/${merchant}/${kind.place}/import?upload=${id}`} className="break-words">
                {fileName}
              </TextLink>
              <span className="block text-meta text-ink-3">
                {counted(rowCount, ROWS)} · {createdBy} · <Time at={createdAt} mode="list" />
              </span>
            </span>
            <StatusPill tone={UPLOAD_STATUS[status].tone} icon={UPLOAD_STATUS[status].icon}>
              {UPLOAD_STATUS[status].label}
            </StatusPill>
          </li>
        ))}
      </ul>
    </Card>
  );
}
