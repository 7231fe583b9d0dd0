import { z } from "zod";
import { MODES } from "../mode.ts";
import { pageParamsSchema } from "../page-params.ts";
import { CREDENTIAL_CHECKS, HEALTH } from "./status.ts";

export const connectionRefDto = z.object({
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  tile: z.object({ letters: z.string(), color: z.string() }),
});
/** What screens need to name a connection: never its credentials. */
export type ConnectionRef = z.infer<typeof connectionRefDto>;

export const credentialFieldDto = z.object({
  name: z.string(),
  label: z.string(),
  help: z.string().nullable(),
  secret: z.boolean(),
  required: z.boolean(),
  placeholder: z.string().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  /** Shown only while another field has one of these values. */
  when: z.object({ field: z.string(), is: z.array(z.string()) }).nullable(),
  multiline: z.boolean(),
  section: z.string().nullable(),
  template: z.string().nullable(),
  takesSamples: z.boolean(),
});

/** A provider in the gallery, with the form that its own fields draw. */
export const galleryItemDto = z.object({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  tile: z.object({ letters: z.string(), color: z.string() }),
  capabilities: z.array(z.string()),
  fields: z.array(credentialFieldDto),
  baseUrls: z.record(z.enum(MODES), z.string()),
  setup: z.array(z.string()),
});
export type GalleryItem = z.infer<typeof galleryItemDto>;

export const galleryDto = z.object({ mode: z.enum(MODES), items: z.array(galleryItemDto) });
export type Gallery = z.infer<typeof galleryDto>;

export const connectionCardDto = connectionRefDto.extend({
  /** What the provider is called. */
  providerName: z.string(),
  mode: z.enum(MODES),
  capabilities: z.array(z.string()),
  health: z.enum(HEALTH),
  /** Why it is not healthy, in one sentence. */
  problem: z.string().nullable(),
  /** What the provider said about the credentials when it was last asked. */
  credentialsCheck: z.enum(CREDENTIAL_CHECKS),
  /** Percent of calls in the last 24 h that got an answer below 500, with one decimal; null without calls. */
  callsSucceed: z.string().nullable(),
  answerP95Ms: z.number().nullable(),
  lastEventAt: z.string().nullable(),
  credentialsAgeDays: z.number().int(),
  webhookUrl: z.string(),
});
export type ConnectionCard = z.infer<typeof connectionCardDto>;

/** How a call ended: answered as wanted, refused by the provider (4xx), or failed (5xx, or no answer). */
export const CALL_OUTCOMES = ["answered", "refused", "failed"] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export const CALL_STATUSES = ["2xx", "3xx", "4xx", "5xx", "none"] as const;
export const CALL_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

export const callRowDto = z.object({
  id: z.string(),
  /** Which operation of the contract it belongs to: "createPayment". */
  operation: z.string(),
  /** 1 for the first try of the same logical request. */
  attempt: z.number().int(),
  method: z.string(),
  path: z.string(),
  /** Null: no answer came. */
  status: z.number().nullable(),
  errorCode: z.string().nullable(),
  durationMs: z.number(),
  correlationId: z.string(),
  transactionId: z.string().nullable(),
  at: z.string(),
});
export type CallRow = z.infer<typeof callRowDto>;

/** One call with what was sent and answered; secrets were taken out before it was stored. */
export const callDto = callRowDto.extend({
  /** The provider's own id of the request, for its support desk. */
  providerRequestId: z.string().nullable(),
  request: z.string().nullable(),
  response: z.string().nullable(),
});
export type CallDto = z.infer<typeof callDto>;

export const callFiltersSchema = pageParamsSchema.extend({
  outcome: z.enum(CALL_OUTCOMES).optional().catch(undefined),
  status: z.enum(CALL_STATUSES).optional().catch(undefined),
  method: z.enum(CALL_METHODS).optional().catch(undefined),
  operation: z.string().max(40).optional().catch(undefined),
  /** A part of the path, or a whole correlation id, ours or the provider's. */
  q: z.string().trim().max(200).optional().catch(undefined),
});
export type CallFilters = z.infer<typeof callFiltersSchema>;

export const callPageDto = z.object({
  rows: z.array(callRowDto),
  older: z.string().nullable(),
  newer: z.string().nullable(),
  /** Operations that were called of late, to choose from. */
  operations: z.array(z.string()),
});
export type CallPage = z.infer<typeof callPageDto>;

/** The call opened over the list, in the URL. */
export const chosenCallSchema = z.object({ call: z.string().max(40).optional().catch(undefined) });

/** What would lose its connection; counted up to a little over a hundred. */
export const dependantsDto = z.object({
  transactions: z.number(),
  links: z.number(),
  events: z.number(),
  deposits: z.number(),
});
export type Dependants = z.infer<typeof dependantsDto>;

/** What calls have shown of a connection lately. */
export const connectionSignsDto = z.object({
  /** Percent of calls in the last 24 h that failed, with one decimal; null without calls. */
  errorRate: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  breaker: z.enum(["closed", "open", "half_open"]),
  breakerChangedAt: z.string().nullable(),
  /** Calls left of the provider's own limit. */
  rate: z.object({ limit: z.number(), remaining: z.number() }).nullable(),
  /** The provider's clock minus ours. */
  clockSkewMs: z.number().nullable(),
  /** The shared access token, where the provider has one: until when it is used. */
  tokenUntil: z.string().nullable(),
  /** What the provider's own health address said last; null where it has none. */
  provider: z
    .object({ works: z.boolean().nullable(), version: z.string().nullable(), askedAt: z.string().nullable() })
    .nullable(),
});
export type ConnectionSigns = z.infer<typeof connectionSignsDto>;

export const connectionDetailDto = connectionCardDto.extend({
  /** Names of what its provider can be asked for. */
  operations: z.array(z.string()),
  baseUrl: z.string(),
  /** Where the sandbox's fault dial for this provider is, when the base URL is a sandbox on this machine. */
  faultDialUrl: z.string().nullable(),
  signs: connectionSignsDto,
  /** Until when webhooks signed with the credentials before the last rotation are taken. */
  previousUntil: z.string().nullable(),
  /** What stands in the way of deleting it, in words; null: nothing. */
  dependants: z.string().nullable(),
  createdAt: z.string(),
  credentialsSetAt: z.string(),
  /** Last characters of each stored secret, by field; secrets themselves never leave the server. */
  hints: z.record(z.string(), z.string()),
  /** The stored values of the fields that are no secrets. */
  values: z.record(z.string(), z.string()),
  fields: z.array(credentialFieldDto),
  setup: z.array(z.string()),
  /** `todo`: what to do about a step that is still open. */
  checklist: z.array(z.object({ label: z.string(), done: z.boolean(), todo: z.string() })),
  /** The newest ones. */
  calls: z.array(callRowDto),
});
export type ConnectionDetail = z.infer<typeof connectionDetailDto>;

const name = z.string().trim().min(1, "Give it a name.").max(60, "At most 60 characters.");
const baseUrl = z.url({ protocol: /^https?$/, error: "Write the whole address, with https://." }).max(300);

/** Values of the provider's own fields, by name; the provider's schema decides whether they will do. */
const credentials = z.record(z.string().max(60), z.string().trim().max(20_000));

export const connectInput = z.object({
  provider: z.string().max(40),
  mode: z.enum(MODES),
  name,
  baseUrl,
  credentials,
  idempotencyKey: z.uuid(),
});
export type ConnectInput = z.infer<typeof connectInput>;

export const testCredentialsInput = connectInput.pick({
  provider: true,
  mode: true,
  baseUrl: true,
  credentials: true,
});
/** A sample, and the values of the form's fields that are no secrets. */
export const tryMappingInput = z.object({
  provider: z.string().max(40),
  sample: z.string().max(64_000, "At most 64,000 characters."),
  values: credentials,
});
export const connectionIdInput = z.object({ connectionId: z.string().max(40) });
/** Empty secret fields keep what is stored. */
export const updateConnectionInput = connectionIdInput.extend({ name, baseUrl, credentials });
/** New credentials, and for how long webhooks signed with the old ones are still taken. Empty secrets keep what is stored. */
export const rotateCredentialsInput = connectionIdInput.extend({
  credentials,
  overlapHours: z
    .int()
    .min(0)
    .max(7 * 24),
});
export const deleteConnectionInput = connectionIdInput.extend({ name: z.string().max(60) });
