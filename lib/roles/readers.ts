import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { listRoles } from "./list-roles.ts";

export const rolesReader = defineReader({
  permission: "members.read",
  params: z.object({}),
  read: (scope) => listRoles(scope),
});
