import { diagnosisReader } from "#lib/quarantine/readers.ts";

export const GET = diagnosisReader.GET;
