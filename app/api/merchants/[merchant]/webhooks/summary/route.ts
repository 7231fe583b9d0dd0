import { inboxSummaryReader } from "#lib/webhooks/readers.ts";

export const GET = inboxSummaryReader.GET;
