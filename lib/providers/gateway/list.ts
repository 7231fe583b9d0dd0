import { z } from "zod";
import { err, ok, type Result } from "../../result.ts";
import type { OperationName, ProviderError } from "../contract.ts";
import { LIST_NOT_EXHAUSTED } from "../errors.ts";
import { type Context, call } from "./call.ts";
import { readAt } from "./dot-path.ts";
import { type GatewayMapping, mappingOf } from "./mapping.ts";

interface Page {
  readonly items: readonly unknown[];
  readonly hasMore: boolean;
}

function pageSchema(mapping: GatewayMapping): z.ZodType<Page> {
  return z.unknown().transform((value, context) => {
    const items = z.array(z.unknown()).safeParse(readAt(value, mapping.list.items));
    const said = readAt(value, mapping.list.has_more);
    // Rows of others, and no word that they are all: there may be more.
    if (items.success) return { items: items.data, hasMore: said !== false && items.data.length > 0 };
    context.addIssue({ code: "custom", message: "no list" });
    return z.NEVER;
  });
}

/** The newest page of a list, narrowed to a reference where the gateway can do that. */
export async function readPage(
  context: Context,
  {
    operation,
    path,
    reference,
  }: { readonly operation: OperationName; readonly path: string; readonly reference: string },
): Promise<Result<Page, ProviderError>> {
  const mapping = mappingOf(context.credentials);
  const filter = mapping.list.by_reference;
  return call(context, {
    operation,
    method: "GET",
    path,
    ...(filter === "" ? {} : { query: { [filter]: reference } }),
    schema: pageSchema(mapping),
  });
}

interface Search<T> {
  readonly operation: OperationName;
  readonly path: string;
  readonly reference: string;
  readonly read: (item: unknown) => T | null;
}

/** The item with this very reference. A gateway that ignores the filter answers others' as well: only an equal one counts. */
export async function findByReference<T extends { readonly reference?: string }>(
  context: Context,
  { read, ...search }: Search<T>,
): Promise<Result<T | null, ProviderError>> {
  const page = await readPage(context, search);
  if (!page.ok) return page;
  const items = page.value.items.flatMap((item) => read(item) ?? []);
  const found = items.find((item) => item.reference === search.reference);
  if (found) return ok(found);
  // Absence moves money: what is thought never to have arrived is sent again.
  const isBlind = page.value.items.length > 0 && items.every(({ reference }) => reference === undefined);
  if (isBlind) return err(NO_REFERENCES);
  // What is not on the newest page may still exist.
  return page.value.hasMore ? err(LIST_NOT_EXHAUSTED) : ok(null);
}

const NO_REFERENCES: ProviderError = {
  code: "unexpected_response",
  message: "The gateway's list shows no references, so it can't tell whether ours is there.",
  effect: "not_applied",
};
