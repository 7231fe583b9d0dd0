import "server-only";
import { z } from "zod";
import { defineReader } from "../server/define-reader.ts";
import { foresee } from "./foresee.ts";
import { getReplay } from "./get-replay.ts";
import { listReplayItems } from "./list-replay-items.ts";
import { listReplayOptions } from "./list-replay-options.ts";
import { listReplays } from "./list-replays.ts";
import { replayAskSchema, replayIdInput, replayItemsInput } from "./schema.ts";

const permission = "webhooks.read";

export const replaysReader = defineReader({ permission, params: z.object({}), read: listReplays });
export const replayReader = defineReader({ permission, params: replayIdInput, read: getReplay });
export const replayItemsReader = defineReader({
  permission,
  params: replayItemsInput,
  read: listReplayItems,
});
export const replayForecastReader = defineReader({ permission, params: replayAskSchema, read: foresee });
export const replayOptionsReader = defineReader({
  permission,
  params: z.object({}),
  read: listReplayOptions,
});
