import { z } from "zod";

/** Days from the due date that can be chosen; negative: before it. */
export const REMINDER_CHOICES = [-14, -7, -3, -1, 0, 1, 3, 7, 14, 30] as const;

export const reminderDaysInput = z.object({
  days: z
    .array(
      z
        .number()
        .refine((day) => REMINDER_CHOICES.some((known) => known === day), "Choose one of the listed days."),
    )
    .max(REMINDER_CHOICES.length)
    .transform((days) => [...new Set(days)].sort((a, b) => a - b)),
});

export const remindNowInput = z.object({
  invoiceId: z.string().max(40),
  /** Made by the button when it is drawn, so that a double click sends one. */
  idempotencyKey: z.uuid(),
});

export const remindersParams = z.object({ invoiceId: z.string().max(40) });

export const reminderDaysDto = z.object({ days: z.array(z.number().int()), isMailSetUp: z.boolean() });
export type ReminderDays = z.infer<typeof reminderDaysDto>;

export const remindersDto = z.object({
  /** Why nothing can be sent; null: something can. */
  whyNot: z.enum(["settled", "no_address", "no_mail"]).nullable(),
  /** The days at which it was reminded by the schedule, or by hand in its place. */
  sent: z.array(z.object({ day: z.number().int(), at: z.string() })),
  /** When the schedule reminds next. */
  next: z.object({ day: z.number().int(), on: z.string() }).nullable(),
});
export type Reminders = z.infer<typeof remindersDto>;
