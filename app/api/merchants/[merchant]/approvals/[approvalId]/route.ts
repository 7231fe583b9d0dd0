import { approvalSubjectReader } from "#lib/approvals/readers.ts";

export const GET = approvalSubjectReader.GET;
