import { providerTokensReader } from "#lib/provider-account/readers.ts";

export const GET = providerTokensReader.GET;
