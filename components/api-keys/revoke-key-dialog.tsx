"use client";

import { revokeKey } from "#lib/api-keys/actions.ts";
import type { KeyRow } from "#lib/api-keys/schema.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { Time } from "../ui/time.tsx";

export interface RevokeKeyDialogProps {
  merchant: string;
  row: KeyRow;
  onDone: () => void;
  onClose: () => void;
}

export function RevokeKeyDialog({ merchant, row, onDone, onClose }: RevokeKeyDialogProps) {
  return (
    <ActDialog
      title={`Revoke “${row.name}”?`}
      description="Its next request is refused, and it can't be brought back. What it has made stays as it is."
      act="Revoke"
      keep="Keep it"
      danger
      size="sm"
      onSubmit={() => revokeKey(merchant, { keyId: row.id })}
      onDone={onDone}
      onClose={onClose}
    >
      {() => (
        <p className="text-ink-2">
          {row.lastUsedAt === null ? (
            "Nothing has used it so far."
          ) : (
            <>
              It was used last <Time at={row.lastUsedAt} mode="relative" />.
            </>
          )}
        </p>
      )}
    </ActDialog>
  );
}
