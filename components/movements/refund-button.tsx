"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import type { RefundOffer } from "#lib/movements/schema.ts";
import { Button, type ButtonProps } from "../ui/button.tsx";
import { RefundDialog } from "./refund-dialog.tsx";

interface RefundButtonProps extends Pick<ButtonProps, "size" | "variant"> {
  merchant: string;
  transactionId: string;
  connection: string;
  offer: RefundOffer;
  children?: string;
}

/** Opens the form with the offer of this moment; a refetch behind it changes neither its key nor what was typed. */
export function RefundButton({ offer, size, variant, children = "Refund", ...rest }: RefundButtonProps) {
  const [opened, setOpened] = useState<RefundOffer | null>(null);
  return (
    <>
      <Button {...{ size, variant }} icon={<Undo2 aria-hidden />} onClick={() => setOpened(offer)}>
        {children}
      </Button>
      {opened !== null && <RefundDialog {...rest} offer={opened} onClose={() => setOpened(null)} />}
    </>
  );
}
