"use server";

import { defineAction } from "../server/define-action.ts";
import { resendMail as resendMailOperation } from "./resend-mail.ts";
import { saveMailSettings as saveMailSettingsOperation } from "./save-mail-settings.ts";
import { mailSettingsInput, resendInput, testLetterInput } from "./schema.ts";
import { sendTestLetter as sendTestLetterOperation } from "./send-test-letter.ts";

export const resendMail = defineAction({
  permission: "mails.send",
  input: resendInput,
  run: resendMailOperation,
});
export const saveMailSettings = defineAction({
  permission: "settings.write",
  input: mailSettingsInput,
  run: saveMailSettingsOperation,
});
export const sendTestLetter = defineAction({
  permission: "settings.write",
  input: testLetterInput,
  run: sendTestLetterOperation,
});
