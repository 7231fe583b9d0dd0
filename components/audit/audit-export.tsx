"use client";

import { FileDown } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import type { AuditExportDialogProps } from "./audit-export-dialog.tsx";

const AuditExportDialog = dynamic(
  () => import("./audit-export-dialog.tsx").then((module) => module.AuditExportDialog),
  { ssr: false },
);

type AuditExportProps = Omit<AuditExportDialogProps, "onClose"> & { canExport: boolean };

/** Exports the entries that the screen's filters show. */
export function AuditExport({ canExport, ...view }: AuditExportProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        icon={<FileDown aria-hidden />}
        disabled={!canExport}
        title={canExport ? undefined : "Needs the permission exports.create."}
        onClick={() => setOpen(true)}
      >
        Export
      </Button>
      {open && <AuditExportDialog {...view} onClose={() => setOpen(false)} />}
    </>
  );
}
