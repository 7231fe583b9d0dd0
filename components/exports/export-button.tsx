"use client";

import { FileDown } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { Button } from "../ui/button.tsx";
import { isTyping } from "../ui/is-typing.ts";
import type { ExportDialogProps } from "./export-dialog.tsx";

const ExportDialog = dynamic(() => import("./export-dialog.tsx").then((module) => module.ExportDialog), {
  ssr: false,
});

type ExportButtonProps = Omit<ExportDialogProps, "onClose"> & { canExport: boolean };

/** Exports what is on the screen; the key is `e`. */
export function ExportButton({ canExport, ...view }: ExportButtonProps) {
  const [open, setOpen] = useState(false);
  const [isHeard, setHeard] = useState(false);
  useEffect(() => {
    if (!canExport) return;
    let goingTo = 0;
    function onKeyDown(event: KeyboardEvent) {
      if (isTyping(event)) return;
      // "g e" goes to the exports.
      const waits = event.timeStamp - goingTo < 1200 && goingTo > 0;
      goingTo = event.key === "g" ? event.timeStamp : 0;
      if (event.key !== "e" || waits) return;
      event.preventDefault();
      setOpen(true);
    }
    document.addEventListener("keydown", onKeyDown);
    setHeard(true);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      setHeard(false);
    };
  }, [canExport]);
  return (
    <>
      <Button
        icon={<FileDown aria-hidden />}
        disabled={!canExport}
        aria-keyshortcuts={isHeard ? "e" : undefined}
        title={canExport ? undefined : "Needs the permission exports.create."}
        onClick={() => setOpen(true)}
      >
        Export
      </Button>
      {open && <ExportDialog {...view} onClose={() => setOpen(false)} />}
    </>
  );
}
