import { caseLinksReader } from "#lib/case-links/readers.ts";

export const GET = caseLinksReader.GET;
