import { linkMailsReader } from "#lib/payment-links/readers.ts";

export const GET = linkMailsReader.GET;
