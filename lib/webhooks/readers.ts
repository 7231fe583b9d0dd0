import "server-only";
import { may } from "../auth/scope.ts";
import { defineReader } from "../server/define-reader.ts";
import { getEvent } from "./get-event.ts";
import { listEvents } from "./list-events.ts";
import { eventFiltersSchema, eventIdInput } from "./schema.ts";
import { summarizeInbox } from "./summarize-inbox.ts";

const permission = "webhooks.read";

export const eventsReader = defineReader({ permission, params: eventFiltersSchema, read: listEvents });
export const inboxSummaryReader = defineReader({
  permission,
  params: eventFiltersSchema,
  read: summarizeInbox,
});
export const eventReader = defineReader({
  permission,
  params: eventIdInput,
  read: (scope, input) => getEvent(scope, input, { personal: may(scope, "webhooks.personal") }),
});
