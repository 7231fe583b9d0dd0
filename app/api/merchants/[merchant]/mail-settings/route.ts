import { mailSettingsReader } from "#lib/mail/readers.ts";

export const GET = mailSettingsReader.GET;
