/** A screen in the navigation. */
export type PlaceKey =
  | "overview"
  | "transactions"
  | "balances"
  | "payouts"
  | "approvals"
  | "exports"
  | "payment-links"
  | "invoices"
  | "deposits"
  | "customers"
  | "webhooks"
  | "connections"
  | "audit"
  | "team"
  | "settings";

export interface ShellMerchant {
  id: string;
  /** First part of every path: "/cafe-altura/transactions". */
  slug: string;
  name: string;
  /** "Bogotá · COP". */
  subtitle: string;
}

export interface ShellMember {
  name: string;
  email: string;
  /** In words: "Owner". */
  role: string;
}

export type ShellMode = "test" | "live";

export interface NavCount {
  /** Written for the reader: "3", "1.2 k". */
  text: string;
  /** Said to a screen reader after the number: "could not be processed". */
  meaning: string;
  tone: "bad" | "mute";
}

export interface AttentionLine {
  id: string;
  tone: "bad" | "warn" | "mute";
  /** Lucide name. */
  icon: string;
  title: string;
  detail: string;
  href: string;
}

export interface ShellProps {
  merchant: ShellMerchant;
  /** Every merchant this person belongs to, the present one included. */
  merchants: readonly Pick<ShellMerchant, "slug" | "name" | "subtitle">[];
  member: ShellMember;
  mode: ShellMode;
  /** Server action; the shell refreshes after it. Without it the switch is shown but cannot be moved. */
  setMode?: (mode: ShellMode) => Promise<void>;
  /** Server action. */
  signOut: () => Promise<void>;
  /** Screens this person may open. */
  places: readonly PlaceKey[];
  /** Shows "New payment link" in the phone's bottom bar and in search. */
  canCreateLink: boolean;
  counts?: Partial<Record<PlaceKey, NavCount>>;
  /** What the bell lists, most urgent first. */
  attention: readonly AttentionLine[];
  /** Where a typed search goes; the query is appended, encoded: "/cafe-altura/transactions?q=". */
  searchPrefix: string;
  /** JSON endpoint of the search reader, query appended. */
  searchEndpoint?: string;
}
