"use client";

import { Mail } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import type { SendDialogProps } from "./send-dialog.tsx";

const fetchDialog = () => import("./send-dialog.tsx");
const SendDialog = dynamic(async () => (await fetchDialog()).SendDialog, { ssr: false });

/** Opens the form that sends something by e-mail; the form is fetched when somebody reaches for it. */
export function SendButton(props: Omit<SendDialogProps, "onClose">) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        icon={<Mail aria-hidden />}
        aria-haspopup="dialog"
        onPointerEnter={fetchDialog}
        onFocus={fetchDialog}
        onClick={() => setOpen(true)}
      >
        Send by e-mail
      </Button>
      {isOpen && <SendDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
