"use server";

import { defineAction } from "../server/define-action.ts";
import { archivePaymentLink } from "./archive-payment-link.ts";
import { createPaymentLink } from "./create-payment-link.ts";
import { archiveLinkInput, editPublishedInput, updateDraftInput } from "./edit/schema.ts";
import { editPublishedLink } from "./edit-published-link.ts";
import { publishPaymentLink } from "./publish-payment-link.ts";
import { revealAnswersInput } from "./questions/schema.ts";
import { restorePaymentLink } from "./restore-payment-link.ts";
import { returnHostsInput } from "./return-hosts/schema.ts";
import { revealPaymentAnswers } from "./reveal-answers.ts";
import { createLinkInput, linkIdInput, sendLinkInput } from "./schema.ts";
import { sendLinkMail } from "./send-link-mail.ts";
import { setReturnHosts } from "./set-return-hosts.ts";
import { deleteTemplate } from "./templates/delete-template.ts";
import { saveTemplate } from "./templates/save-template.ts";
import { saveTemplateInput, templateIdInput } from "./templates/schema.ts";
import { unpublishPaymentLink } from "./unpublish-payment-link.ts";
import { updatePaymentLink } from "./update-payment-link.ts";

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
export const updateDraft = defineAction({
  permission: "links.write",
  input: updateDraftInput,
  run: updatePaymentLink,
});
export const editPublished = defineAction({
  permission: "links.write",
  input: editPublishedInput,
  run: editPublishedLink,
});
export const revealAnswers = defineAction({
  permission: "customers.reveal",
  input: revealAnswersInput,
  run: revealPaymentAnswers,
});
export const saveReturnHosts = defineAction({
  permission: "settings.write",
  input: returnHostsInput,
  run: setReturnHosts,
});
export const archiveLink = defineAction({
  permission: "links.write",
  input: archiveLinkInput,
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
export const sendLink = defineAction({
  permission: "mails.send",
  input: sendLinkInput,
  run: sendLinkMail,
});
export const saveLinkTemplate = defineAction({
  permission: "links.write",
  input: saveTemplateInput,
  run: saveTemplate,
});
export const deleteLinkTemplate = defineAction({
  permission: "links.write",
  input: templateIdInput,
  run: deleteTemplate,
});
