"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import type { RefundOffer } from "#lib/movements/schema.ts";
import { Button } from "../ui/button.tsx";
import { RefundDialog } from "./refund-dialog.tsx";

interface RefundButtonProps {
  merchant: string;
  transactionId: string;
  connection: string;
  offer: RefundOffer;
}

/** Opens the form with the offer of this moment; a refetch behind it changes neither its key nor what was typed. */
export function RefundButton({ offer, ...rest }: RefundButtonProps) {
  const [opened, setOpened] = useState<RefundOffer | null>(null);
  return (
    <>
      <Button icon={<Undo2 aria-hidden />} onClick={() => setOpened(offer)}>
        Refund
      </Button>
      {opened !== null && <RefundDialog {...rest} offer={opened} onClose={() => setOpened(null)} />}
    </>
  );
}
