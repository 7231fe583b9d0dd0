import { approvalsReader } from "#lib/approvals/readers.ts";

export const GET = approvalsReader.GET;
