import "server-only";
import { z } from "zod";
import { systemClock } from "../clock.ts";
import { defineReader } from "../server/define-reader.ts";
import { getOverview } from "./get-overview.ts";
import { getShellState } from "./get-shell-state.ts";
import { overviewParamsSchema } from "./schema.ts";

const permission = "overview.read";

export const overviewReader = defineReader({
  permission,
  params: overviewParamsSchema,
  read: (scope, params, { dayZone }) => getOverview(scope, params, systemClock, dayZone),
});
export const shellStateReader = defineReader({
  permission,
  params: z.object({}),
  read: (scope, _params, { dayZone }) => getShellState(scope, dayZone),
});
