"use server";

import { replayConsent } from "../approvals/replay-consent.ts";
import { defineAction } from "../server/define-action.ts";
import { cancelReplay as cancelReplayOperation } from "./cancel-replay.ts";
import { replayOne as replayOneOperation } from "./replay-one.ts";
import { replayIdInput, replayLimitInput, replayOneInput, startReplayInput } from "./schema.ts";
import { setReplayLimit as setLimit } from "./set-replay-limit.ts";
import { startReplay as startReplayOperation } from "./start-replay.ts";

export const startReplay = defineAction({
  permission: "webhooks.replay",
  input: startReplayInput,
  run: (scope, input) => startReplayOperation(scope, input, replayConsent),
});
export const replayOne = defineAction({
  permission: "webhooks.replay",
  input: replayOneInput,
  run: (scope, input) => replayOneOperation(scope, input, replayConsent),
});
export const cancelReplay = defineAction({
  permission: "webhooks.replay",
  input: replayIdInput,
  run: (scope, input) => cancelReplayOperation(scope, input, replayConsent),
});
export const setReplayLimit = defineAction({
  permission: "settings.write",
  stepUp: true,
  input: replayLimitInput,
  run: (scope, input) => setLimit(scope, input),
});
