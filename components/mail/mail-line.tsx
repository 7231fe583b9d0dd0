"use client";

import { RotateCw } from "lucide-react";
import { useTransition } from "react";
import { resendMail } from "#lib/mail/actions.ts";
import type { MailRowDto } from "#lib/mail/schema.ts";
import { MAIL_KIND_LABEL, MAIL_STATUS } from "#lib/mail/status.ts";
import { Button } from "../ui/button.tsx";
import { notify } from "../ui/notify.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { Time } from "../ui/time.tsx";
import { useMailsChanged } from "./use-mails.ts";

interface MailLineProps {
  merchant: string;
  mail: MailRowDto;
  canSend: boolean;
}

/** One letter: to whom, what became of it and why, and sending it again. */
export function MailLine({ merchant, mail, canSend }: MailLineProps) {
  const changed = useMailsChanged(merchant);
  const [isSending, startSending] = useTransition();
  const { label, tone, icon } = MAIL_STATUS[mail.status];
  const waitsAgain = mail.status === "queued" && mail.problem !== "";
  function resend() {
    startSending(async () => {
      const idempotencyKey = crypto.randomUUID();
      const answer = await resendMail(merchant, { mailId: mail.id, idempotencyKey });
      if (answer.ok) notify.ok("It goes out again");
      else notify.bad(answer.error.fields.toEmail ?? answer.error.message);
      await changed();
    });
  }
  return (
    <li className="px-5 py-3">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="truncate font-medium">{mail.toName || mail.toEmail}</p>
          {mail.toName !== "" && <p className="truncate text-meta text-ink-3">{mail.toEmail}</p>}
        </div>
        <StatusPill tone={waitsAgain ? "warn" : tone} icon={icon}>
          {waitsAgain ? "Will retry" : label}
        </StatusPill>
      </div>
      {mail.problem !== "" && <p className="mt-1 text-meta break-words text-ink-2">{mail.problem}</p>}
      <div className="mt-1 flex items-center justify-between gap-3">
        <p className="min-w-0 text-meta text-ink-3">
          {MAIL_KIND_LABEL[mail.kind]} · <Time at={mail.sentAt ?? mail.createdAt} mode="list" />
          {mail.createdBy !== null && <> · by {mail.createdBy}</>}
        </p>
        {canSend && mail.status !== "queued" && (
          <Button
            size="sm"
            variant="quiet"
            icon={<RotateCw aria-hidden />}
            loading={isSending}
            aria-label={`Send again to ${mail.toName || mail.toEmail}`}
            onClick={resend}
          >
            Send again
          </Button>
        )}
      </div>
    </li>
  );
}
