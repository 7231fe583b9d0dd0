"use server";

import { defineAction } from "../server/define-action.ts";
import { replayEvent as replayEventOperation } from "./replay-event.ts";
import { replayEventInput } from "./schema.ts";

export const replayEvent = defineAction({
  permission: "webhooks.replay",
  input: replayEventInput,
  run: (scope, { eventId }) => replayEventOperation(scope, eventId),
});
