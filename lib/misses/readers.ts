import "server-only";
import { listSpells } from "../quiet/list-spells.ts";
import { defineReader } from "../server/define-reader.ts";
import { listMisses } from "./list-misses.ts";
import { rateMisses } from "./rate-misses.ts";
import { missFiltersSchema } from "./schema.ts";

export const missesReader = defineReader({
  permission: "webhooks.read",
  params: missFiltersSchema,
  read: async (scope, filters) => {
    const [page, rates, spells] = await Promise.all([
      listMisses(scope, filters),
      rateMisses(scope),
      listSpells(scope),
    ]);
    return { page, rates, spells };
  },
});
