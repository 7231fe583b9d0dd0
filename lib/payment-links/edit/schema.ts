import { z } from "zod";
import type { LinkImage } from "../image/schema.ts";
import { createLinkInput, type FullLinkInput } from "../schema.ts";

/** A draft's whole form again. */
export const updateDraftInput = z.object({
  linkId: z.string().max(40),
  /** Nobody has touched who it is for. */
  keepsCustomer: z.boolean().default(false),
  form: createLinkInput,
});

/** A draft as its form shows it. Amounts as they would be typed; the customer's e-mail is not told. */
export interface LinkFormDto {
  readonly id: string;
  readonly form: Omit<FullLinkInput, "image" | "publish" | "idempotencyKey">;
  readonly image: LinkImage | null;
}

/** What may still change once people may be paying. */
export const editPublishedInput = z.object({
  linkId: z.string().max(40),
  title: createLinkInput.shape.title,
  description: createLinkInput.shape.description,
  message: createLinkInput.shape.message,
  closedMessage: createLinkInput.shape.closedMessage,
  /** Left out: the day stays as it is. */
  expiresInDays: z.number().int().min(1).max(365).nullable().optional(),
});

export const archiveLinkInput = z.object({
  linkId: z.string().max(40),
  /** What a payer who finds it reads; what stood there before when left out. */
  closedMessage: z.string().trim().max(500, "At most 500 characters.").optional(),
});
