import { movementsReader } from "#lib/movements/readers.ts";

export const GET = movementsReader.GET;
