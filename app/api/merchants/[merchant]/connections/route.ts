import { connectionCardsReader } from "#lib/connections/readers.ts";

export const GET = connectionCardsReader.GET;
