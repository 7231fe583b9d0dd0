import { remindersReader } from "#lib/reminders/readers.ts";

export const { GET } = remindersReader;
