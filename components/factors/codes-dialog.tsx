"use client";

import { Download } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";

/** Shows recovery codes the one time that they can be shown. */
export function CodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const text = `${codes.join("\n")}\n`;
  function save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = "paydeck-recovery-codes.txt";
    link.click();
    URL.revokeObjectURL(link.href);
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Keep these recovery codes"
      description="Each signs you in once when your second factor is out of reach. They are shown this once: keep them where your phone is not."
      footer={
        <>
          <CopyButton value={text} what="recovery codes" size="md">
            Copy
          </CopyButton>
          <Button icon={<Download aria-hidden />} onClick={save}>
            Save as a file
          </Button>
          <DialogClose>
            <Button variant="primary">I have kept them</Button>
          </DialogClose>
        </>
      }
    >
      <ul
        aria-label="Recovery codes"
        className="grid gap-x-6 gap-y-1.5 rounded-2 bg-sunken px-4 py-3 font-mono text-body tabular-nums sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  );
}
