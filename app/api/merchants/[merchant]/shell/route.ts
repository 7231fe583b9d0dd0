import { shellStateReader } from "#lib/overview/readers.ts";

export const GET = shellStateReader.GET;
