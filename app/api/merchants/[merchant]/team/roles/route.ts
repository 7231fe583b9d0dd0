import { rolesReader } from "#lib/roles/readers.ts";

export const GET = rolesReader.GET;
