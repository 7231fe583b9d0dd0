import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { json, param } from "#sandbox/server/http.ts";
import { cursorPage } from "./cursor.ts";
import { refuse } from "./envelope.ts";
import type { PepayEvent, PepayState } from "./state.ts";

export function typeMatches(type: string, patterns: readonly string[] | undefined): boolean {
  if (!patterns) return true;
  return patterns.some((pattern) =>
    pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : type === pattern,
  );
}

export function aboutInvoice(event: PepayEvent, invoiceId: string | null): boolean {
  return !invoiceId || event.data.object.id === invoiceId || event.data.object.invoice_id === invoiceId;
}

/** GET /api/v1/events, newest first. The list sits in `data.data`, as documented. */
export function listEvents(state: PepayState, request: SandboxRequest): Reply {
  const { query } = request;
  const types = query.get("type")?.split(",");
  const seconds = (name: string) => {
    const text = query.get(name);
    return text && /^\d+$/.test(text) ? Number.parseInt(text, 10) : undefined;
  };
  const after = seconds("created[gte]");
  const before = seconds("created[lte]");
  const rows = state.events
    .all()
    .filter(
      (event) =>
        typeMatches(event.type, types) &&
        aboutInvoice(event, query.get("invoice_id")) &&
        query.get("environment") !== "mainnet" &&
        (after === undefined || event.created >= after) &&
        (before === undefined || event.created <= before),
    )
    .reverse();
  const { data, hasMore } = cursorPage(rows, (event) => event.id, query);
  return json(200, { success: true, data: { object: "list", data, has_more: hasMore } });
}

export function getEvent(state: PepayState, request: SandboxRequest): Reply {
  const event = state.events.get(param(request, "eventId")) ?? refuse(404, "Event not found");
  return json(200, { success: true, data: event });
}
