"use client";

import { Archive, Copy, CopyPlus, Ellipsis, ExternalLink, Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { LinkRow } from "#lib/payment-links/schema.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu, MenuItem } from "../ui/menu.tsx";
import { notify } from "../ui/notify.ts";
import { ArchiveDialog } from "./archive-dialog.tsx";
import { useLinkActions } from "./use-link-actions.ts";

export function LinkMenu({
  merchant,
  link,
  canWrite,
}: {
  merchant: string;
  link: LinkRow;
  canWrite: boolean;
}) {
  const [archiving, setArchiving] = useState(false);
  const router = useRouter();
  const { publish, busy } = useLinkActions(merchant, link.id);
  const isDraft = link.state === "draft";
  return (
    <>
      <Menu
        trigger={<IconButton size="sm" label={`More about ${link.title}`} icon={<Ellipsis aria-hidden />} />}
      >
        {!isDraft && (
          <MenuItem
            icon={<ExternalLink aria-hidden />}
            onSelect={() => window.open(link.url, "_blank", "noopener")}
          >
            Open the payer's page
          </MenuItem>
        )}
        <MenuItem icon={<Copy aria-hidden />} onSelect={() => copyText(link)}>
          Copy as a message
        </MenuItem>
        {canWrite && (
          <MenuItem
            icon={<CopyPlus aria-hidden />}
            onSelect={() => router.push(`/${merchant}/payment-links/new?from=${link.id}`)}
          >
            Clone
          </MenuItem>
        )}
        {canWrite && isDraft && (
          <MenuItem icon={<Send aria-hidden />} disabled={busy} onSelect={publish}>
            Publish
          </MenuItem>
        )}
        {canWrite && link.state !== "archived" && (
          <MenuItem danger icon={<Archive aria-hidden />} onSelect={() => setArchiving(true)}>
            Archive
          </MenuItem>
        )}
      </Menu>
      <ArchiveDialog {...{ merchant, link }} open={archiving} onOpenChange={setArchiving} />
    </>
  );
}

function copyText(link: LinkRow) {
  navigator.clipboard.writeText(`${link.title}: ${link.url}`).then(
    () => notify.ok("Copied"),
    () => notify.bad("The browser did not allow copying"),
  );
}
