import { eventReader } from "#lib/webhooks/readers.ts";

export const GET = eventReader.GET;
