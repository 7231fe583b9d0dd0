/** Every permission, as `resource.verb`. The one table; actions and readers name their permission from it. */
export const PERMISSIONS = [
  "overview.read",
  "transactions.read",
  "transactions.sync",
  "transactions.note",
  "transactions.tag",
  "transactions.cancel",
  "transactions.mark",
  "transactions.share",
  "views.share",
  "exports.create",
  "customers.read",
  "customers.write",
  "customers.reveal",
  "refunds.create",
  "payouts.create",
  "approvals.read",
  "approvals.decide",
  "deposits.read",
  "deposits.write",
  "settings.write",
  "audit.read",
  "members.read",
  "members.write",
  "roles.write",
  "owners.write",
  "api_keys.read",
  "api_keys.write",
  "balances.read",
  "balances.refresh",
  "links.read",
  "links.write",
  "invoices.read",
  "invoices.write",
  "mails.send",
  "webhooks.read",
  "webhooks.personal",
  "webhooks.replay",
  "webhooks.accept",
  "webhooks.test",
  "endpoints.read",
  "endpoints.write",
  "endpoints.redeliver",
  "connections.read",
  "connections.write",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = ["owner", "admin", "finance", "developer", "support", "biller", "viewer"] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABEL: Readonly<Record<Role, string>> = {
  owner: "Owner",
  admin: "Admin",
  finance: "Finance",
  developer: "Developer",
  support: "Support",
  biller: "Biller",
  viewer: "Viewer",
};

export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  owner: PERMISSIONS,
  admin: PERMISSIONS.filter((permission) => permission !== "owners.write"),
  finance: [
    "overview.read",
    "transactions.read",
    "transactions.sync",
    "transactions.note",
    "transactions.tag",
    "transactions.cancel",
    "transactions.mark",
    "transactions.share",
    "views.share",
    "exports.create",
    "customers.read",
    "customers.write",
    "customers.reveal",
    "refunds.create",
    "payouts.create",
    "approvals.read",
    "approvals.decide",
    "deposits.read",
    "deposits.write",
    "members.read",
    "balances.read",
    "balances.refresh",
    "links.read",
    "links.write",
    "invoices.read",
    "invoices.write",
    "mails.send",
    "webhooks.read",
    "endpoints.read",
    "connections.read",
  ],
  developer: [
    "overview.read",
    "transactions.read",
    "transactions.sync",
    "transactions.note",
    "transactions.tag",
    "exports.create",
    "customers.read",
    "approvals.read",
    "deposits.read",
    "deposits.write",
    "links.read",
    "invoices.read",
    "webhooks.read",
    "webhooks.personal",
    "webhooks.replay",
    "webhooks.accept",
    "webhooks.test",
    "endpoints.read",
    "endpoints.write",
    "endpoints.redeliver",
    "connections.read",
    "connections.write",
    "api_keys.read",
    "api_keys.write",
  ],
  support: [
    "overview.read",
    "transactions.read",
    "transactions.sync",
    "transactions.note",
    "transactions.tag",
    "transactions.cancel",
    "transactions.share",
    "exports.create",
    "customers.read",
    "customers.write",
    "customers.reveal",
    "refunds.create",
    "approvals.read",
    "deposits.read",
    "links.read",
    "links.write",
    "invoices.read",
    "mails.send",
    "webhooks.read",
    "endpoints.read",
    "connections.read",
  ],
  biller: [
    "overview.read",
    "transactions.read",
    "transactions.note",
    "transactions.tag",
    "customers.read",
    "customers.write",
    "links.read",
    "links.write",
    "invoices.read",
    "invoices.write",
    "mails.send",
  ],
  // Sees how it goes. What is about persons (customers, invoices) and what moves or holds money is left out.
  viewer: [
    "overview.read",
    "transactions.read",
    "deposits.read",
    "links.read",
    "webhooks.read",
    "endpoints.read",
    "connections.read",
  ],
};

/** A role as somebody has it: a built-in one, or one of the merchant's own. */
export interface HeldRole {
  /** A built-in role's name, or a custom one's id. */
  readonly id: string;
  /** What people call it. */
  readonly label: string;
  readonly permissions: readonly Permission[];
}

export function builtInRole(role: Role): HeldRole {
  return { id: role, label: ROLE_LABEL[role], permissions: ROLE_PERMISSIONS[role] };
}

/** What a custom role may include: giving and taking the role of owner stays with owners. */
export const CUSTOM_PERMISSIONS: readonly Permission[] = ROLE_PERMISSIONS.admin;

/** A stored role's permissions in the table's order; names that are not in it (any more) give nothing. */
export function knownPermissions(names: readonly string[]): Permission[] {
  return CUSTOM_PERMISSIONS.filter((permission) => names.includes(permission));
}

/** The role that somebody carries by this name or id; null: it is neither a built-in one nor one that is there. */
export function heldRole(
  id: string,
  own: { readonly name: string; readonly permissions: readonly string[] } | null,
): HeldRole | null {
  if (isRole(id)) return builtInRole(id);
  return own && { id, label: own.name, permissions: knownPermissions(own.permissions) };
}

export function isRole(value: string): value is Role {
  return ROLES.some((role) => role === value);
}
