import { proofReader } from "#lib/proof/readers.ts";

export const GET = proofReader.GET;
