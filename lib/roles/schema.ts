import { z } from "zod";
import { CUSTOM_PERMISSIONS, PERMISSIONS } from "../auth/permissions.ts";

export const roleInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Enter a name.")
    .max(40, "At most 40 characters.")
    .refine((name) => !/\p{Cc}/u.test(name), "A name is one line of ordinary characters."),
  permissions: z
    .array(
      z
        .enum(PERMISSIONS)
        .refine((one) => CUSTOM_PERMISSIONS.includes(one), "Giving the role of owner stays with owners."),
    )
    .min(1, "Choose at least one permission.")
    .max(PERMISSIONS.length),
});
export type RoleInput = z.input<typeof roleInput>;

export const roleIdInput = z.object({ roleId: z.string().max(40) });
export const changeRoleInput = roleInput.extend(roleIdInput.shape);

export const roleDto = z.object({
  /** A built-in role's name, or a custom one's id. */
  id: z.string(),
  label: z.string(),
  isBuiltIn: z.boolean(),
  permissions: z.array(z.enum(PERMISSIONS)),
  /** People who have it: members, disabled ones too, and open invitations. */
  people: z.number().int(),
  /** Why the reader can't change it; null: they can. */
  locked: z.string().nullable(),
});
export type RoleDto = z.infer<typeof roleDto>;

export const rolesDto = z.object({
  roles: z.array(roleDto),
  /** What the reader holds: they can put no more than that into a role. */
  held: z.array(z.enum(PERMISSIONS)),
  canWrite: z.boolean(),
});
export type Roles = z.infer<typeof rolesDto>;
