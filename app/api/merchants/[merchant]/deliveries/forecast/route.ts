import { windowForecastReader } from "#lib/deliveries/readers.ts";

export const GET = windowForecastReader.GET;
