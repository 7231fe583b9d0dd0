import { z } from "zod";

export const factorRolesInput = z.object({
  /** Names of built-in roles, and ids of the merchant's own. */
  roles: z.array(z.string().max(40)).max(200),
});
export type FactorRolesInput = z.output<typeof factorRolesInput>;

export const factorRolesDto = z.object({
  roles: z.array(z.object({ id: z.string(), label: z.string(), required: z.boolean() })),
});
/** Every role of the merchant, and whether it must sign in with a second factor. */
export type FactorRoles = z.infer<typeof factorRolesDto>;
