import { accountLinksReader } from "#lib/provider-account/readers.ts";

export const GET = accountLinksReader.GET;
