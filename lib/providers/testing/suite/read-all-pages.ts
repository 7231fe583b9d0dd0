import type { Result } from "../../../result.ts";
import type { ProviderPage } from "../../account-contract.ts";
import type { ProviderError } from "../../contract.ts";

const MOST_PAGES = 50;
type Page<T> = Promise<Result<ProviderPage<T>, ProviderError>> | undefined;

/** Page after page to the end, with something new at the provider before each. */
export async function readAllPages<T>(
  read: (cursor: { readonly cursor?: string }) => Page<T>,
  disturb: () => Promise<unknown>,
): Promise<T[]> {
  const seen: T[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await read(cursor === null ? {} : { cursor });
    if (!page?.ok) throw new Error(page?.error.message ?? "there is no such list");
    seen.push(...page.value.items);
    cursor = page.value.nextCursor;
    if (cursor === null) return seen;
    await disturb();
  }
  throw new Error("the list has no end");
}
