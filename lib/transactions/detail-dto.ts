import { maskEmail } from "../customers/mask-email.ts";
import { isMaskedName, shownName } from "../customers/shown-name.ts";
import type { TimelineEntry } from "../db/generated/client.ts";
import type { StoredDetail } from "./detail-repository.ts";
import { type TimelineEntryDto, type TransactionDetail, timelineEntryDto } from "./schema.ts";

const enums = timelineEntryDto.pick({ source: true, verdict: true, statusBefore: true, statusAfter: true });

export function toTimelineDto(entry: TimelineEntry): TimelineEntryDto {
  const { id, summary, detail, providerStatus, actor, eventId, callId, providerAt, at } = entry;
  return {
    id,
    ...enums.parse(entry),
    summary,
    detail,
    providerStatus: providerStatus || null,
    actor,
    eventId,
    callId,
    providerAt: providerAt?.toISOString() ?? null,
    at: at.toISOString(),
  };
}

export function toCustomerDto(
  customer: StoredDetail["customer"],
  payments: number,
): TransactionDetail["customerDetail"] {
  if (customer === null) return null;
  const { id, name, email, createdAt } = customer;
  const shown = isMaskedName(name) ? shownName(customer) : name;
  return {
    id,
    name: shown,
    email: email && maskEmail(email),
    payments,
    firstSeenAt: createdAt.toISOString(),
  };
}
