import { paymentLinksReader } from "#lib/payment-links/readers.ts";

export const GET = paymentLinksReader.GET;
