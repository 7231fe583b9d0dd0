"use client";

import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useTransition } from "react";
import { sendTestLetter } from "#lib/mail/actions.ts";
import type { MailSettingsDto } from "#lib/mail/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { notify } from "../ui/notify.ts";
import { CatcherLink } from "./catcher-link.tsx";
import { MailLine } from "./mail-line.tsx";
import { MailNotSetUp } from "./mail-not-set-up.tsx";
import { SenderForm } from "./sender-form.tsx";
import { useMailsChanged } from "./use-mails.ts";

interface MailSettingsCardProps {
  merchant: string;
  settings: MailSettingsDto;
  canWrite: boolean;
}

/** Who the merchant's letters come from, through which server, and a letter to try it. */
export function MailSettingsCard({ merchant, settings: opened, canWrite }: MailSettingsCardProps) {
  const { data: settings } = useQuery({
    queryKey: ["mails", merchant, "settings"],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/mail-settings`,
        async () => (await import("#lib/mail/schema.ts")).mailSettingsDto,
        signal,
      ),
    initialData: opened,
  });
  const { server, catcherUrl, tests } = settings;
  return (
    <Card title="Mail" flush aside={canWrite && server !== null && <TestButton merchant={merchant} />}>
      {server === null && <MailNotSetUp className="mx-5 mt-3.5" />}
      <div className="px-5 pt-3.5 pb-4">
        <KeyValues wrap items={factsOf(settings, canWrite)} />
        {catcherUrl !== null && (
          <p className="mt-3 text-meta text-ink-3">
            In this demo no letter leaves the machine. <CatcherLink url={catcherUrl} />
          </p>
        )}
        {!canWrite && (
          <p className="mt-3 text-meta text-ink-3">To change it needs the permission settings.write.</p>
        )}
      </div>
      {canWrite && <SenderForm merchant={merchant} settings={opened} />}
      {tests.length > 0 && (
        <ul aria-label="Test letters" className="divide-y divide-line border-t border-line">
          {tests.map((mail) => (
            <MailLine key={mail.id} {...{ merchant, mail }} canSend={false} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function factsOf({ server, senderName, merchantName, replyTo }: MailSettingsDto, canWrite: boolean) {
  const sender = [
    { label: "Sender's name", value: senderName || merchantName },
    { label: "Answers go to", value: replyTo || "The address above" },
  ];
  if (server === null) return canWrite ? [] : sender;
  const encrypted = server.isEncrypted ? "Always encrypted" : "Encrypted where the server can";
  return [
    { label: "Server", value: server.address, mono: true },
    { label: "On the way", value: encrypted },
    { label: "Letters from", value: server.from, mono: true },
    ...(canWrite ? [] : sender),
  ];
}

function TestButton({ merchant }: { merchant: string }) {
  const changed = useMailsChanged(merchant);
  const [isSending, startSending] = useTransition();
  function send() {
    startSending(async () => {
      const answer = await sendTestLetter(merchant, { idempotencyKey: crypto.randomUUID() });
      if (answer.ok) notify.ok("A test letter is on its way to you");
      else notify.bad(answer.error.message);
      await changed();
    });
  }
  return (
    <Button size="sm" icon={<Send aria-hidden />} loading={isSending} onClick={send}>
      Send a test letter to me
    </Button>
  );
}
