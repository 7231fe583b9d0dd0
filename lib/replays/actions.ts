"use server";

import { defineAction } from "../server/define-action.ts";
import { cancelReplay as cancelReplayOperation } from "./cancel-replay.ts";
import { replayIdInput, startReplayInput } from "./schema.ts";
import { startReplay as startReplayOperation } from "./start-replay.ts";

export const startReplay = defineAction({
  permission: "webhooks.replay",
  input: startReplayInput,
  run: startReplayOperation,
});
export const cancelReplay = defineAction({
  permission: "webhooks.replay",
  input: replayIdInput,
  run: cancelReplayOperation,
});
