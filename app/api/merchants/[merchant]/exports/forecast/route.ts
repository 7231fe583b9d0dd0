import { exportForecastReader } from "#lib/exports/readers.ts";

export const GET = exportForecastReader.GET;
