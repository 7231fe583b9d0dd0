/** Every permission, as `resource.verb`. The one table; actions and readers name their permission from it. */
export const PERMISSIONS = [
  "overview.read",
  "transactions.read",
  "transactions.sync",
  "transactions.note",
  "refunds.create",
  "payouts.create",
  "approvals.read",
  "approvals.decide",
  "deposits.read",
  "deposits.write",
  "settings.write",
  "balances.read",
  "balances.refresh",
  "links.read",
  "links.write",
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

export const ROLES = ["owner", "finance", "developer", "support"] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABEL: Readonly<Record<Role, string>> = {
  owner: "Owner",
  finance: "Finance",
  developer: "Developer",
  support: "Support",
};

export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  owner: PERMISSIONS,
  finance: [
    "overview.read",
    "transactions.read",
    "transactions.sync",
    "transactions.note",
    "refunds.create",
    "payouts.create",
    "approvals.read",
    "approvals.decide",
    "deposits.read",
    "deposits.write",
    "balances.read",
    "balances.refresh",
    "links.read",
    "links.write",
    "webhooks.read",
    "endpoints.read",
    "connections.read",
  ],
  developer: [
    "overview.read",
    "transactions.read",
    "transactions.sync",
    "transactions.note",
    "approvals.read",
    "deposits.read",
    "deposits.write",
    "links.read",
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
  ],
  support: [
    "overview.read",
    "transactions.read",
    "transactions.sync",
    "transactions.note",
    "refunds.create",
    "approvals.read",
    "deposits.read",
    "links.read",
    "links.write",
    "webhooks.read",
    "endpoints.read",
    "connections.read",
  ],
};

export function isRole(value: string): value is Role {
  return ROLES.some((role) => role === value);
}
