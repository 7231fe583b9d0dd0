import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { getInboxProof } from "./get-inbox-proof.ts";
import { listProof } from "./list-proof.ts";
import { proofFiltersSchema } from "./schema.ts";

const permission = "webhooks.read";

export const proofReader = defineReader({
  permission,
  params: proofFiltersSchema,
  read: (scope, filters) => listProof(scope, filters),
});
export const inboxProofReader = defineReader({
  permission,
  params: z.object({}),
  read: (scope) => getInboxProof(scope),
});
