"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import type { z } from "zod";
import {
  archiveLink,
  editPublished,
  publishLink,
  restoreLink,
  unpublishLink,
} from "#lib/payment-links/actions.ts";
import type { editPublishedInput } from "#lib/payment-links/edit/schema.ts";
import { notify } from "../ui/notify.ts";
import { errorsOf, useFormErrors } from "../ui/use-form-errors.ts";

/** What can be done with a link, with what the person is told; everything that shows links is read again. */
export function useLinkActions(merchant: string, linkId: string) {
  const [busy, start] = useTransition();
  const { errors, refuse } = useFormErrors();
  const client = useQueryClient();
  const router = useRouter();

  function run(
    change: () => ReturnType<typeof publishLink>,
    done: string,
    after?: () => void,
    inForm = false,
  ) {
    start(async () => {
      const result = await change();
      if (!result.ok) {
        refuse(errorsOf(result.error));
        if (!inForm) notify.bad(result.error.message);
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
    /** Of the last change that was refused, by field. */
    errors,
    publish: () => run(() => publishLink(merchant, { linkId }), "Published. It can be paid now."),
    unpublish: () =>
      run(() => unpublishLink(merchant, { linkId }), "A draft again. It takes no new payments."),
    restore: () => run(() => restoreLink(merchant, { linkId }), "Restored, as it was before."),
    archive: (closedMessage: string, after?: () => void) =>
      run(
        () => archiveLink(merchant, { linkId, closedMessage }),
        "Archived. It takes no new payments.",
        after,
      ),
    edit: (words: Omit<z.input<typeof editPublishedInput>, "linkId">, after?: () => void) =>
      run(() => editPublished(merchant, { linkId, ...words }), "Changed.", after, true),
  };
}
