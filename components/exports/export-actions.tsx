"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Ban, Download, RotateCw, Trash2 } from "lucide-react";
import { useTransition } from "react";
import type { ActionResult } from "#lib/action-result.ts";
import { cancelExport, deleteExport, startExportAgain } from "#lib/exports/actions.ts";
import type { Export } from "#lib/exports/schema.ts";
import { canStartAgain, isUnderWay } from "#lib/exports/status.ts";
import { buttonStyles } from "../ui/button-styles.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { notify } from "../ui/notify.ts";
import { Tooltip } from "../ui/tooltip.tsx";
import { awaitExport } from "./awaited-exports.ts";
import { filePath } from "./use-exports.ts";

interface ExportActionsProps {
  merchant: string;
  row: Export;
  canReveal: boolean;
  canReadAudit: boolean;
}

/** What can be done with an export: each button says what it does to which one. */
export function ExportActions({ merchant, row, canReveal, canReadAudit }: ExportActionsProps) {
  const queries = useQueryClient();
  const [busy, start] = useTransition();
  const { id, status, personal, list } = row;
  const lacks = permissionLacked();
  function permissionLacked(): string | null {
    if (personal && !canReveal) return "customers.reveal";
    return list === "audit" && !canReadAudit ? "audit.read" : null;
  }
  function run(action: () => Promise<ActionResult<void>>, done: () => void) {
    start(async () => {
      const result = await action();
      if (result.ok) done();
      else notify.bad(result.error.message);
      await queries.invalidateQueries({ queryKey: ["exports"] });
    });
  }
  const again = () =>
    run(
      () => startExportAgain(merchant, { exportId: id }),
      () => {
        awaitExport(id);
        notify.info("The export begins again", { detail: "It shows the rows as they are now." });
      },
    );
  return (
    <span className="flex items-center justify-end gap-1">
      {status === "done" && lacks === null && (
        <a href={filePath(merchant, id)} download className={buttonStyles({ size: "sm" })}>
          <Download aria-hidden />
          Download
        </a>
      )}
      {status === "done" && lacks !== null && <span className="text-meta text-ink-3">Needs {lacks}</span>}
      {isUnderWay(status) && (
        <IconButton
          label="Cancel this export"
          icon={<Ban aria-hidden />}
          disabled={busy}
          onClick={() =>
            run(
              () => cancelExport(merchant, { exportId: id }),
              () => notify.ok("Cancelled"),
            )
          }
        />
      )}
      {canStartAgain(status) && !personal && list !== "audit" && (
        <Tooltip hint="Writes it once more, with the rows as they are now">
          <IconButton
            label="Start this export again"
            title=""
            icon={<RotateCw aria-hidden />}
            disabled={busy}
            onClick={again}
          />
        </Tooltip>
      )}
      {!isUnderWay(status) && (
        <IconButton
          label="Delete this export"
          icon={<Trash2 aria-hidden />}
          disabled={busy}
          onClick={() =>
            run(
              () => deleteExport(merchant, { exportId: id }),
              () => notify.ok("Deleted"),
            )
          }
        />
      )}
    </span>
  );
}
