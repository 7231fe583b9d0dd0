"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { AuditFilters } from "#lib/audit-desk/schema.ts";
import { createAuditExport } from "#lib/exports/actions.ts";
import { EXPORT_FORMAT, EXPORT_FORMATS, type ExportFormat, KEPT_DAYS } from "#lib/exports/status.ts";
import { awaitExport } from "../exports/awaited-exports.ts";
import { ActDialog } from "../ui/act-dialog.tsx";
import { notify } from "../ui/notify.ts";
import { RadioCards } from "../ui/radio-card.tsx";
import { useClock, useReader } from "../ui/reader.tsx";

export interface AuditExportDialogProps {
  merchant: string;
  /** The screen's own, as its address has them. */
  filters: AuditFilters;
  onClose: () => void;
}

export function AuditExportDialog({ merchant, filters, onClose }: AuditExportDialogProps) {
  const [format, setFormat] = useState<ExportFormat>("csv");
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { zone: own } = useReader();
  const chosen = useClock();
  const zone = chosen?.zones[chosen.clock ?? "mine"] ?? own;
  const queries = useQueryClient();
  const router = useRouter();
  return (
    <ActDialog
      title="Export this view of the audit log"
      description="Every entry that these filters show, on all pages, newest first, with all that is known of it."
      act="Export"
      onSubmit={() => createAuditExport(merchant, { filters, format, zone, idempotencyKey })}
      onDone={({ exportId }) => {
        awaitExport(exportId);
        notify.info("The export is being written", {
          detail: "You are told when it is ready, and find it under Exports.",
          action: { label: "See exports", onPress: () => router.push(`/${merchant}/exports`) },
        });
        return queries.invalidateQueries({ queryKey: ["exports"] });
      }}
      onClose={onClose}
    >
      {() => (
        <div className="grid gap-3">
          <RadioCards
            label="Format"
            value={format}
            options={EXPORT_FORMATS.map((value) => ({
              value,
              title: EXPORT_FORMAT[value].label,
              detail: EXPORT_FORMAT[value].detail,
            }))}
            onValueChange={(next) => {
              const picked = EXPORT_FORMATS.find((known) => known === next);
              if (picked !== undefined) setFormat(picked);
            }}
          />
          <p className="text-meta text-ink-3">
            The file names people and the addresses that they act from. Whoever makes or downloads it stands
            in the log. It is kept for {KEPT_DAYS} days under Exports.
          </p>
        </div>
      )}
    </ActDialog>
  );
}
