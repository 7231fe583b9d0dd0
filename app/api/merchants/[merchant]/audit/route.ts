import { auditReader } from "#lib/audit-desk/readers.ts";

export const GET = auditReader.GET;
