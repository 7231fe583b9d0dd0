import { exportsReader } from "#lib/exports/readers.ts";

export const GET = exportsReader.GET;
