import { z } from "zod";

/** Addresses, secrets and speeds that every provider has. */
export const generalSwitches = {
  webhookUrl: z.string().nullable().default(null),
  webhookSecret: z.string().default(""),
  tokenLimits: z.boolean().default(true),
  rateLimits: z.boolean().default(true),
  detectionMs: z.number().int().min(0).default(300),
  confirmationMs: z.number().int().min(0).default(1200),
  /** Multiplies the documented waits between webhook tries. */
  retryScale: z.number().min(0).max(10).default(1),
};
