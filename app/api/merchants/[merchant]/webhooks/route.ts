import { eventsReader } from "#lib/webhooks/readers.ts";

export const GET = eventsReader.GET;
