import { deliveriesReader } from "#lib/deliveries/readers.ts";

export const GET = deliveriesReader.GET;
