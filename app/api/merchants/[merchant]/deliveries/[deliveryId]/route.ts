import { deliveryReader } from "#lib/deliveries/readers.ts";

export const GET = deliveryReader.GET;
