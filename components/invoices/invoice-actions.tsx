"use client";

import { Ban, Copy, Ellipsis, HandCoins, Link2, Pencil, Send, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { duplicateInvoice, sendInvoice } from "#lib/invoices/actions.ts";
import type { InvoiceDetail } from "#lib/invoices/schema.ts";
import { Button } from "../ui/button.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "../ui/menu.tsx";
import { notify } from "../ui/notify.ts";
import type { OpenDialog } from "./invoice-dialogs.tsx";
import type { InvoiceMay } from "./invoice-may.ts";
import { isOpen } from "./invoice-words.ts";
import { useInvoicesChanged } from "./use-invoices.ts";

interface InvoiceActionsProps {
  merchant: string;
  invoice: InvoiceDetail;
  may: InvoiceMay;
  onAsk: (dialog: OpenDialog) => void;
}

/** What can be done with an invoice now. What can't be done says why. */
export function InvoiceActions({ merchant, invoice, may, onAsk }: InvoiceActionsProps) {
  const [busy, start] = useTransition();
  const [copyKey] = useState(() => crypto.randomUUID());
  const router = useRouter();
  const changed = useInvoicesChanged(merchant);
  const { id: invoiceId, status, kind } = invoice;

  function send() {
    start(async () => {
      const result = await sendInvoice(merchant, { invoiceId });
      if (!result.ok) {
        const detail = Object.values(result.error.fields).join(" ");
        return notify.bad(result.error.message, detail === "" ? {} : { detail });
      }
      notify.ok(`${result.value.number} is open. Send your customer its link.`);
      await changed();
    });
  }
  function duplicate() {
    start(async () => {
      const result = await duplicateInvoice(merchant, { invoiceId, idempotencyKey: copyKey });
      if (!result.ok) return notify.bad(result.error.message);
      notify.ok("A draft with the same contents");
      router.push(`/${merchant}/invoices/${result.value.id}/edit`);
    });
  }

  const no = may.write ? null : "Needs the permission invoices.write.";
  const isDraft = status === "draft";
  const isOwed = kind === "invoice" && status === "sent";
  return (
    <>
      <Menu
        className="max-w-[340px]"
        trigger={
          <Button aria-label="More actions" loading={busy} icon={<Ellipsis aria-hidden />}>
            More
          </Button>
        }
      >
        {kind === "invoice" && (
          <Item icon={<Copy aria-hidden />} why={no} onSelect={duplicate}>
            Duplicate
          </Item>
        )}
        {isOwed && (
          <>
            <Item icon={<Link2 aria-hidden />} why={no} onSelect={() => onAsk({ kind: "attach" })}>
              Attach a payment…
            </Item>
            <Item
              icon={<Undo2 aria-hidden />}
              why={no ?? (invoice.creditable.length === 0 ? "All of it was credited." : null)}
              onSelect={() => onAsk({ kind: "credit" })}
            >
              Send a credit note…
            </Item>
          </>
        )}
        {status !== "void" && (
          <>
            <MenuSeparator />
            <Item
              danger
              icon={<Ban aria-hidden />}
              why={no ?? whyNotVoid(invoice)}
              onSelect={() => onAsk({ kind: "void" })}
            >
              Void…
            </Item>
          </>
        )}
      </Menu>
      {isDraft && may.write && (
        <LinkButton href={`/${merchant}/invoices/${invoiceId}/edit`} icon={<Pencil aria-hidden />}>
          Change
        </LinkButton>
      )}
      {isDraft && may.write && (
        <Button variant="primary" loading={busy} icon={<Send aria-hidden />} onClick={send}>
          Send
        </Button>
      )}
      {isOwed && may.write && isOpen(invoice) && (
        <Button icon={<HandCoins aria-hidden />} onClick={() => onAsk({ kind: "record" })}>
          Record a payment
        </Button>
      )}
    </>
  );
}

function whyNotVoid({ document, creditNotes, kind }: InvoiceDetail): string | null {
  if (kind === "credit_note") return null;
  if (/[1-9]/.test(document.paid.amount)) return "Money came for it. Send a credit note instead.";
  return creditNotes.length > 0 ? "A credit note stands against it. Void that first." : null;
}

interface ItemProps {
  icon: ReactNode;
  /** Why not; null: it can be done. */
  why: string | null;
  danger?: boolean;
  onSelect: () => void;
  children: string;
}

function Item({ icon, why, danger = false, onSelect, children }: ItemProps) {
  return (
    <MenuItem icon={icon} danger={danger} disabled={why !== null} onSelect={onSelect}>
      {children}
      {why !== null && <span className="block text-meta whitespace-normal text-ink-3">{why}</span>}
    </MenuItem>
  );
}
