import { inboxProofReader } from "#lib/webhooks/readers.ts";

export const GET = inboxProofReader.GET;
