"use server";

import { defineAction } from "../server/define-action.ts";
import { archivePaymentLink } from "./archive-payment-link.ts";
import { createPaymentLink } from "./create-payment-link.ts";
import { publishPaymentLink } from "./publish-payment-link.ts";
import { restorePaymentLink } from "./restore-payment-link.ts";
import { createLinkInput, linkIdInput } from "./schema.ts";
import { unpublishPaymentLink } from "./unpublish-payment-link.ts";

export const createLink = defineAction({
  permission: "links.write",
  input: createLinkInput,
  run: createPaymentLink,
});
export const publishLink = defineAction({
  permission: "links.write",
  input: linkIdInput,
  run: publishPaymentLink,
});
export const archiveLink = defineAction({
  permission: "links.write",
  input: linkIdInput,
  run: archivePaymentLink,
});
export const unpublishLink = defineAction({
  permission: "links.write",
  input: linkIdInput,
  run: unpublishPaymentLink,
});
export const restoreLink = defineAction({
  permission: "links.write",
  input: linkIdInput,
  run: restorePaymentLink,
});
