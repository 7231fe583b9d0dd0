"use client";

import type { ReactNode } from "react";
import type { Mails } from "#lib/mail/schema.ts";
import { Card } from "../ui/card.tsx";
import { CatcherLink } from "./catcher-link.tsx";
import { MailLine } from "./mail-line.tsx";
import { MailNotSetUp } from "./mail-not-set-up.tsx";

interface MailCardProps {
  merchant: string;
  mails: Mails;
  canSend: boolean;
  /** The button that sends one; absent: it can't be sent as things stand. */
  action?: ReactNode;
  /** What will be listed here: "Letters with this link". */
  what: string;
}

/** What was sent about one thing, to whom, and what became of it. */
export function MailCard({ merchant, mails, canSend, action, what }: MailCardProps) {
  const { isSetUp, catcherUrl, rows } = mails;
  return (
    <Card title="Mail" flush aside={isSetUp && canSend ? action : null}>
      {!isSetUp && <MailNotSetUp className="mx-5 mt-3.5 mb-3.5" />}
      {rows.length > 0 ? (
        <ul className="divide-y divide-line">
          {rows.map((mail) => (
            <MailLine key={mail.id} {...{ merchant, mail }} canSend={isSetUp && canSend} />
          ))}
        </ul>
      ) : (
        isSetUp && (
          <p className="px-5 py-3.5 text-ink-2">{what} will be listed here, each with what became of it.</p>
        )
      )}
      {(catcherUrl !== null || !canSend) && (
        <p className="border-t border-line px-5 py-2.5 text-meta text-ink-3">
          {canSend ? null : "To send needs the permission mails.send. "}
          {catcherUrl !== null && (
            <>
              In this demo no letter leaves the machine. <CatcherLink url={catcherUrl} />
            </>
          )}
        </p>
      )}
    </Card>
  );
}
