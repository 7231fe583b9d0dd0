"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { archiveLink, publishLink, restoreLink, unpublishLink } from "#lib/payment-links/actions.ts";
import { notify } from "../ui/notify.ts";

/** What can be done with a link, with what the person is told; everything that shows links is read again. */
export function useLinkActions(merchant: string, linkId: string) {
  const [busy, start] = useTransition();
  const client = useQueryClient();
  const router = useRouter();

  function run(change: typeof publishLink, done: string, after?: () => void) {
    start(async () => {
      const result = await change(merchant, { linkId });
      if (!result.ok) {
        notify.bad(result.error.message);
        return;
      }
      await client.invalidateQueries({ queryKey: ["payment-links", merchant] });
      router.refresh();
      notify.ok(done);
      after?.();
    });
  }

  return {
    busy,
    publish: () => run(publishLink, "Published. It can be paid now."),
    unpublish: () => run(unpublishLink, "A draft again. It takes no new payments."),
    restore: () => run(restoreLink, "Restored, as it was before."),
    archive: (after?: () => void) => run(archiveLink, "Archived. It takes no new payments.", after),
  };
}
