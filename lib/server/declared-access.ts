import type { Permission } from "../auth/permissions.ts";

/** What somebody needs to come through a door of Paydeck. */
export type Access =
  | {
      readonly needs: "permission";
      readonly permission: Permission;
      /** And a second factor (or sign-in) that is a few minutes old at most. */
      readonly stepUp?: boolean;
    }
  /** A key of the API that was given it; no session opens this door. */
  | { readonly needs: "key"; readonly permission: Permission }
  /** Being signed in: it is about what is their own. */
  | { readonly needs: "session"; readonly stepUp?: boolean }
  | { readonly needs: "nothing" };

const declared = new WeakMap<object, Access>();

/** Notes on an action or a route's handler what it asks for; it is asked for where the door is made. */
export function declareAccess<Door extends object>(door: Door, access: Access): Door {
  declared.set(door, access);
  return door;
}

/** What the door was made with; undefined: it was made by hand. */
export function accessOf(door: object): Access | undefined {
  return declared.get(door);
}
