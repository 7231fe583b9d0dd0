"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTransition } from "react";
import { revokeCaseLink } from "#lib/case-links/actions.ts";
import type { CaseLinkRow, CaseLinks } from "#lib/case-links/schema.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { notify } from "../ui/notify.ts";
import { Time } from "../ui/time.tsx";
import { useCaseLinks } from "./use-case-links.ts";

interface CaseLinksCardProps {
  merchant: string;
  transactionId: string;
  opened: CaseLinks;
  canShare: boolean;
}

/** The case links that still open; nothing where there is none. */
export function CaseLinksCard({ merchant, transactionId, opened, canShare }: CaseLinksCardProps) {
  const { links } = useCaseLinks(merchant, transactionId, opened);
  if (links.length === 0) return null;
  return (
    <Card title="Shared" aside={links.length} flush>
      <ul className="divide-y divide-line">
        {links.map((link) => (
          <CaseLinkLine key={link.id} {...{ merchant, link, canShare }} />
        ))}
      </ul>
      {!canShare && (
        <p className="border-t border-line px-5 py-2.5 text-meta text-ink-3">
          To revoke needs the permission transactions.share.
        </p>
      )}
    </Card>
  );
}

function CaseLinkLine({
  merchant,
  link,
  canShare,
}: {
  merchant: string;
  link: CaseLinkRow;
  canShare: boolean;
}) {
  const queries = useQueryClient();
  const [isRevoking, startRevoking] = useTransition();
  function revoke() {
    startRevoking(async () => {
      const answer = await revokeCaseLink(merchant, { caseLinkId: link.id });
      if (answer.ok) notify.ok("The link opens no longer");
      else notify.bad(answer.error.message);
      await queries.invalidateQueries({ queryKey: ["transactions", merchant, "case-links"] });
    });
  }
  return (
    <li className="flex items-center justify-between gap-3 px-5 py-2.5">
      <span className="min-w-0">
        <span className="block truncate">by {link.createdBy}</span>
        <span className="block text-meta text-ink-3">
          opens until <Time at={link.expiresAt} mode="list" />
        </span>
      </span>
      <Button size="sm" loading={isRevoking} disabled={!canShare} onClick={revoke}>
        Revoke
      </Button>
    </li>
  );
}
