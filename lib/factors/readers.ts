import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { getFactorRoles } from "./policy/get-factor-roles.ts";

/** Which roles must sign in with a second factor. */
export const factorRolesReader = defineReader({
  permission: "settings.write",
  params: z.object({}),
  read: (scope) => getFactorRoles(scope),
});
