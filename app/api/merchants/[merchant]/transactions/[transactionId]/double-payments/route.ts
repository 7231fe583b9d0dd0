import { doublePaymentsReader } from "#lib/double-payments/readers.ts";

export const GET = doublePaymentsReader.GET;
