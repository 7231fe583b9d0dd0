import { inboxProofReader } from "#lib/proof/readers.ts";

export const GET = inboxProofReader.GET;
