import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { getReminders } from "./get-reminders.ts";
import { getReminderDays } from "./save-reminder-days.ts";
import { remindersParams } from "./schema.ts";

export const remindersReader = defineReader({
  permission: "invoices.read",
  params: remindersParams,
  read: (scope, params) => getReminders(scope, params),
});
export const reminderDaysReader = defineReader({
  permission: "invoices.read",
  params: z.object({}),
  read: (scope) => getReminderDays(scope),
});
