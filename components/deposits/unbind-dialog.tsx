"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTransition } from "react";
import { unbindAddress } from "#lib/deposits/actions.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { notify } from "../ui/notify.ts";

interface UnbindDialogProps {
  merchant: string;
  address: { readonly id: string; readonly reference: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function UnbindDialog({ merchant, address, open, onOpenChange }: UnbindDialogProps) {
  const [busy, start] = useTransition();
  const queries = useQueryClient();
  function unbind() {
    start(async () => {
      const result = await unbindAddress(merchant, { depositId: address.id });
      if (!result.ok) {
        notify.bad("The address was not unbound", { detail: result.error.message });
        return;
      }
      await queries.invalidateQueries({ queryKey: ["transactions", merchant] });
      notify.ok("Unbound. Nobody should send to it any more.");
      onOpenChange(false);
    });
  }
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={onOpenChange}
      title="Unbind this address?"
      description={`Money that ${address.reference} sends to it afterwards may be lost: the provider gives the address to somebody else after a while. Tell the payer first. What came in so far stays where it is.`}
      footer={
        <>
          <DialogClose>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="danger" loading={busy} onClick={unbind}>
            Unbind
          </Button>
        </>
      }
    />
  );
}
