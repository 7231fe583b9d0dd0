import { PERMISSIONS, type Permission } from "./permissions.ts";

type ResourceOf<P extends Permission> = P extends `${infer Resource}.${string}` ? Resource : never;
/** What stands before the dot. */
export type Resource = ResourceOf<Permission>;

export const RESOURCE_LABEL: Readonly<Record<Resource, string>> = {
  overview: "Overview",
  transactions: "Transactions",
  views: "Views",
  exports: "Exports",
  customers: "Customers",
  refunds: "Refunds",
  payouts: "Payouts",
  approvals: "Approvals",
  deposits: "Deposits",
  balances: "Balances",
  links: "Payment links",
  invoices: "Invoices",
  mails: "Mail",
  webhooks: "Webhooks",
  endpoints: "Endpoints",
  connections: "Connections",
  settings: "Settings",
  audit: "Audit log",
  members: "Members",
  roles: "Roles",
  owners: "Owners",
  api_keys: "API keys",
};

/** What each permission allows, as the page of roles says it. */
export const PERMISSION_WORDS: Readonly<Record<Permission, string>> = {
  "overview.read": "See the overview: totals, charts and what needs attention.",
  "transactions.read": "See transactions with their timelines.",
  "transactions.sync": "Ask a provider for the truth about a transaction.",
  "transactions.note": "Write notes on a transaction.",
  "transactions.tag": "Put tags on transactions.",
  "transactions.cancel": "Cancel a payment that is still open.",
  "transactions.mark": "Say what a transaction is, over what was said before.",
  "transactions.share": "Make public case links of a transaction.",
  "views.share": "Share views of a list with everybody.",
  "exports.create": "Export lists as files and download them.",
  "customers.read": "See customers, with contact details masked.",
  "customers.write": "Add, change and merge customers.",
  "customers.reveal": "See personal data in full, for a reason that is kept.",
  "refunds.create": "Give money back to a payer.",
  "payouts.create": "Send money to bank accounts and wallets.",
  "approvals.read": "See what waits for a second person.",
  "approvals.decide": "Approve or decline what waits for a second person.",
  "deposits.read": "See deposit addresses.",
  "deposits.write": "Bind and change deposit addresses.",
  "settings.write": "Change limits, mail and other settings of the business.",
  "audit.read": "See who did what, and when.",
  "members.read": "See the team and what each role may do.",
  "members.write": "Invite, disable and remove members, and change their roles.",
  "roles.write": "Make and change roles of the business's own.",
  "owners.write": "Give and take the role of owner.",
  "api_keys.read": "See API keys, without their secrets.",
  "api_keys.write": "Make and revoke API keys.",
  "balances.read": "See balances.",
  "balances.refresh": "Ask providers for balances now.",
  "links.read": "See payment links.",
  "links.write": "Make, change and close payment links.",
  "invoices.read": "See invoices with their customers' details.",
  "invoices.write": "Write, issue and credit invoices.",
  "mails.send": "Send links and invoices by mail.",
  "webhooks.read": "See webhooks, masked.",
  "webhooks.personal": "See webhooks as they came, personal data included.",
  "webhooks.replay": "Process webhooks again.",
  "webhooks.accept": "Accept webhooks from quarantine.",
  "webhooks.test": "Send test webhooks.",
  "endpoints.read": "See endpoints and their deliveries.",
  "endpoints.write": "Add, change and delete endpoints.",
  "endpoints.redeliver": "Send deliveries again.",
  "connections.read": "See connections to providers and how they are.",
  "connections.write": "Connect providers and change their credentials.",
};

/** The table by what it is about, in the order of the labels above. */
export const PERMISSION_GROUPS: readonly {
  readonly label: string;
  readonly permissions: readonly Permission[];
}[] = Object.entries(RESOURCE_LABEL).map(([resource, label]) => ({
  label,
  permissions: PERMISSIONS.filter((permission) => permission.startsWith(`${resource}.`)),
}));
