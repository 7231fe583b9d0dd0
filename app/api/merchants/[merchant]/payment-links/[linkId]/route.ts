import { paymentLinkReader } from "#lib/payment-links/readers.ts";

export const GET = paymentLinkReader.GET;
