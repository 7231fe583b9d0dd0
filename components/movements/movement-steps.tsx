"use client";

import { useState, useTransition } from "react";
import { sendOnceMore } from "#lib/movements/actions.ts";
import type { Movements } from "#lib/movements/schema.ts";
import { Button } from "../ui/button.tsx";
import { confirmed } from "../ui/confirmed.ts";
import { notify } from "../ui/notify.ts";
import { CallOffDialog } from "./call-off-dialog.tsx";
import { SettleDialog } from "./settle-dialog.tsx";
import { TransferDialog } from "./transfer-dialog.tsx";
import { useMovementsChanged } from "./use-movements.ts";

export interface StepsProps {
  merchant: string;
  transactionId: string;
  kind: "refund" | "payout";
  can: Movements["can"];
  /** By the reader's role. */
  may: { readonly refund: boolean; readonly payOut: boolean };
}

type Opened = "transfer" | "call-off" | "settle" | null;

/** The steps that a person can take, as buttons. */
export function MovementSteps({ merchant, transactionId, kind, can, may }: StepsProps) {
  const [opened, setOpened] = useState<Opened>(null);
  const [busy, start] = useTransition();
  const changed = useMovementsChanged(merchant);
  const close = () => setOpened(null);
  const dialog = { merchant, transactionId, kind, onClose: close };
  function sendAgain() {
    start(async () => {
      const result = await confirmed(() => sendOnceMore(merchant, { transactionId }));
      if (result.ok) notify.ok("It is sent again, with the same key");
      else notify.bad(result.error.message);
      await changed();
    });
  }
  return (
    <>
      {can.recordTransfer && may.refund && (
        <Button size="sm" variant="primary" onClick={() => setOpened("transfer")}>
          Record transfer
        </Button>
      )}
      {can.sendAgain && may.payOut && (
        <Button size="sm" loading={busy} onClick={sendAgain}>
          Send again
        </Button>
      )}
      {can.settle && may.payOut && (
        <Button size="sm" onClick={() => setOpened("settle")}>
          I know how it ended
        </Button>
      )}
      {can.callOff && (kind === "refund" ? may.refund : may.payOut) && (
        <Button size="sm" onClick={() => setOpened("call-off")}>
          Call it off
        </Button>
      )}
      {opened === "transfer" && <TransferDialog {...dialog} />}
      {opened === "call-off" && <CallOffDialog {...dialog} />}
      {opened === "settle" && <SettleDialog {...dialog} />}
    </>
  );
}
