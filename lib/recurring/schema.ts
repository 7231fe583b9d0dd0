import { z } from "zod";
import { isDay } from "../calendar-day.ts";
import { RECURRING_STATUSES, RHYTHMS } from "./status.ts";

const day = z.string().refine(isDay, "Choose a day of the calendar.");

/** The form that has an invoice made again and again. */
export const repeatInput = z
  .object({
    invoiceId: z.string().max(40),
    every: z.enum(RHYTHMS),
    /** The first day on which one is made. */
    startsOn: day,
    endsOn: z.union([z.literal(""), day]).default(""),
    dueInDays: z
      .number("Write a number of days.")
      .int("Whole days.")
      .min(0, "Not below 0.")
      .max(365, "At most 365 days."),
    sends: z.boolean().default(true),
  })
  .refine(({ startsOn, endsOn }) => endsOn === "" || endsOn >= startsOn, {
    path: ["endsOn"],
    error: "That is before the first one.",
  });
export type RepeatInput = z.output<typeof repeatInput>;

export const recurringStepInput = z.object({
  recurringId: z.string().max(40),
  step: z.enum(["pause", "resume", "end"]),
});

export const recurringOfInput = z.object({ invoiceId: z.string().max(40) });

export const recurringDto = z.object({
  id: z.string(),
  status: z.enum(RECURRING_STATUSES),
  every: z.enum(RHYTHMS),
  nextOn: z.string(),
  endsOn: z.string().nullable(),
  dueInDays: z.number().int(),
  sends: z.boolean(),
  /** Why it was paused by itself; "" for not. */
  problem: z.string(),
  template: z.object({ id: z.string(), number: z.string().nullable(), customer: z.string() }),
  /** How many it has made. */
  made: z.number().int(),
});
export type Recurring = z.infer<typeof recurringDto>;
export const recurringListDto = z.array(recurringDto);

export const recurringOfDto = z.object({
  recurring: recurringDto.nullable(),
  /** Where the merchant is, and a month later: what a form begins with. */
  today: z.string(),
  inAMonth: z.string(),
});
export type RecurringOf = z.infer<typeof recurringOfDto>;
