import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { listTeam } from "./list-team.ts";

export const teamReader = defineReader({
  permission: "members.read",
  params: z.object({}),
  read: (scope) => listTeam(scope),
});
