"use server";

import { defineAction } from "../server/define-action.ts";
import { remindNow as remind } from "./remind-now.ts";
import { saveReminderDays as save } from "./save-reminder-days.ts";
import { reminderDaysInput, remindNowInput } from "./schema.ts";

export const remindNow = defineAction({
  permission: "mails.send",
  input: remindNowInput,
  run: (scope, input) => remind(scope, input),
});
export const saveReminderDays = defineAction({
  permission: "settings.write",
  input: reminderDaysInput,
  run: save,
});
