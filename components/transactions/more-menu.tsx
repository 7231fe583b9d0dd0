"use client";

import { Ban, Ellipsis, ExternalLink, Share2, Stamp } from "lucide-react";
import { useState } from "react";
import type { TransactionDetail } from "#lib/transactions/schema.ts";
import { leaves, marksOf } from "#lib/transactions/status.ts";
import { Button } from "../ui/button.tsx";
import { Menu, MenuItem } from "../ui/menu.tsx";
import { CancelDialog } from "./cancel-dialog.tsx";
import { MarkDialog } from "./mark-dialog.tsx";

interface MoreMenuProps {
  merchant: string;
  transaction: TransactionDetail;
  may: { readonly mark: boolean; readonly cancel: boolean; readonly share: boolean };
  onShare: () => void;
}

/** What is seldom done to a transaction. What can't be done says why. */
export function MoreMenu({ merchant, transaction, may, onShare }: MoreMenuProps) {
  const [open, setOpen] = useState<"mark" | "cancel" | null>(null);
  const { id, status, kind, connection, cancelProblem, dashboardUrl } = transaction;
  const canBeMarked = marksOf(status, kind).length > 0;
  const isOpenPayment = !leaves(kind) && (status === "created" || status === "pending");
  const close = () => setOpen(null);
  const dialog = { merchant, transactionId: id, onClose: close };
  return (
    <>
      <Menu
        className="max-w-[340px]"
        trigger={
          <Button aria-label="More actions" icon={<Ellipsis aria-hidden />}>
            More
          </Button>
        }
      >
        <Item
          icon={<Stamp aria-hidden />}
          why={needs(may.mark, "mark") ?? (canBeMarked ? null : "Nothing is open about it.")}
          onSelect={() => setOpen("mark")}
        >
          Mark with a reason…
        </Item>
        {isOpenPayment && (
          <Item
            icon={<Ban aria-hidden />}
            why={needs(may.cancel, "cancel") ?? cancelProblem}
            onSelect={() => setOpen("cancel")}
          >
            Cancel the payment…
          </Item>
        )}
        <Item icon={<Share2 aria-hidden />} why={needs(may.share, "share")} onSelect={onShare}>
          Share a case link…
        </Item>
        {dashboardUrl !== null && (
          <Item icon={<ExternalLink aria-hidden />} why={null} onSelect={() => openOutside(dashboardUrl)}>
            {`Open ${connection.name}'s dashboard`}
          </Item>
        )}
      </Menu>
      {open === "mark" && <MarkDialog {...dialog} status={status} kind={kind} />}
      {open === "cancel" && <CancelDialog {...dialog} connection={connection.name} />}
    </>
  );
}

interface ItemProps {
  icon: React.ReactNode;
  /** Why not; null: it can be done. */
  why: string | null;
  onSelect: () => void;
  children: string;
}

function Item({ icon, why, onSelect, children }: ItemProps) {
  return (
    <MenuItem icon={icon} disabled={why !== null} onSelect={onSelect}>
      {children}
      {why !== null && (
        <span className="block text-meta text-ink-3 whitespace-normal" title={why}>
          {why}
        </span>
      )}
    </MenuItem>
  );
}

function needs(may: boolean, verb: string): string | null {
  return may ? null : `Needs the permission transactions.${verb}.`;
}

function openOutside(url: string): void {
  window.open(url, "_blank", "noopener,noreferrer");
}
