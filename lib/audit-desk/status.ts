export const CHAIN_FAULTS = ["edited", "removed", "unsealed", "broken", "cut"] as const;
/**
 * `edited`: an entry, or its hash, is not what was sealed. `removed`: sealed, and gone. `unsealed`: there, and never
 * sealed. `broken`: links are missing from the chain. `cut`: it ends before a link that was seen.
 */
export type ChainFault = (typeof CHAIN_FAULTS)[number];

export const CHAIN_FAULT: Readonly<Record<ChainFault, string>> = {
  edited: "was changed after it was written",
  removed: "was removed",
  unsealed: "was added beside the log",
  broken: "follows on links that are missing",
  cut: "was the last one at an earlier check, and the log ends before it now",
};

export const AUDIT_WINDOWS = ["24h", "7d", "30d", "90d", "all"] as const;
export type AuditWindow = (typeof AUDIT_WINDOWS)[number];

export const AUDIT_WINDOW_LABELS: Readonly<Record<AuditWindow, string>> = {
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
  all: "All time",
};

/** What kinds of acts there are, by the first word of their names. */
export const AUDIT_AREAS = {
  session: "Sign-in",
  sign_in: "Passwords and factors",
  access: "Refusals",
  member: "Members",
  invitation: "Invitations",
  role: "Roles",
  transaction: "Transactions",
  refund: "Refunds",
  payout: "Payouts",
  approval: "Approvals",
  "approval-limit": "Limits for one person",
  link: "Payment links",
  link_template: "Link templates",
  answers: "Payers' answers",
  invoice: "Invoices",
  invoices: "Invoice files",
  csv: "Files of rows",
  reminders: "Reminders",
  mail: "Mail",
  customer: "Customers",
  deposit: "Deposits",
  connection: "Connections",
  webhook: "Webhooks",
  replay: "Replays",
  stream: "Streams",
  endpoint: "Endpoints",
  delivery: "Deliveries",
  export: "Exports",
  view: "Views",
  case_link: "Case links",
  double_payment: "Double payments",
  merchant: "Merchant",
  settings: "Required factors",
  "return-hosts": "Return hosts",
  "api-key": "API keys",
} as const;
