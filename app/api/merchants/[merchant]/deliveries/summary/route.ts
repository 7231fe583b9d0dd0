import { deliverySummaryReader } from "#lib/deliveries/readers.ts";

export const GET = deliverySummaryReader.GET;
