import type { AccountSection } from "#lib/provider-account/status.ts";

export interface AccountFilters {
  readonly cursor?: string | undefined;
  readonly reference?: string | undefined;
  readonly customerId?: string | undefined;
  readonly status?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** `?section=payments&status=…`; what is empty is left out. */
export function accountQuery(section: AccountSection, filters: AccountFilters = {}): string {
  return `?${new URLSearchParams([["section", section], ...filled(filters)])}`;
}

/** The filters alone, for the question itself. */
export function listQuery(filters: AccountFilters): string {
  const search = new URLSearchParams(filled(filters));
  return search.size === 0 ? "" : `?${search}`;
}

function filled(filters: AccountFilters): [string, string][] {
  return Object.entries(filters).flatMap(([name, value]) =>
    value ? [[name, value] as [string, string]] : [],
  );
}
