import { z } from "zod";
import { MODES } from "../mode.ts";
import { API_PERMISSIONS, KEY_LIFETIMES, KEY_STATES } from "./status.ts";

export const createKeyInput = z.object({
  name: z.string().trim().min(1, "Say which system will use it.").max(60, "At most 60 characters."),
  permissions: z
    .array(z.enum(API_PERMISSIONS))
    .min(1, "Choose what it may do.")
    .max(API_PERMISSIONS.length)
    .transform((chosen) => API_PERMISSIONS.filter((one) => chosen.includes(one))),
  /** Days; null: it does not expire. */
  days: z.union(
    KEY_LIFETIMES.map((days) => z.literal(days)),
    "Choose how long it lives.",
  ),
});
export type CreateKeyInput = z.output<typeof createKeyInput>;

export const keyIdInput = z.object({ keyId: z.string().max(40) });

/** What is shown once. */
export interface ShownKey {
  readonly id: string;
  readonly key: string;
}

export const keyRowDto = z.object({
  id: z.string(),
  name: z.string(),
  /** How it begins, and its last four characters: "pd_live_", "x9Qa". */
  prefix: z.string(),
  lastFour: z.string(),
  permissions: z.array(z.enum(API_PERMISSIONS)),
  state: z.enum(KEY_STATES),
  createdBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  /** Empty: never used, or no proxy tells. */
  lastAddress: z.string(),
});
export type KeyRow = z.infer<typeof keyRowDto>;

export const keyListDto = z.object({
  mode: z.enum(MODES),
  rows: z.array(keyRowDto),
  /** What the reader could give a key. */
  grantable: z.array(z.enum(API_PERMISSIONS)),
});
export type KeyList = z.infer<typeof keyListDto>;
