import { type Tx, unit } from "../db/unit.ts";
import { newId } from "../ids.ts";
import type { MerchantSummary } from "./membership.ts";
import { merchantSlug } from "./merchant-slug.ts";
import { insertMerchant, listSlugs } from "./repository.ts";
import { type MerchantInput, merchantInput } from "./schema.ts";

/** A new tenant. Its slug comes from the name, with a number when that one is taken; inside `tx` when one is given. */
export async function createMerchant(
  input: MerchantInput & { readonly slug?: string },
  tx?: Tx,
): Promise<MerchantSummary> {
  if (!tx) return unit((own) => createMerchant(input, own));
  const fields = merchantInput.parse(input);
  const slug = merchantSlug(input.slug ?? fields.name, await listSlugs(tx));
  const merchant = { ...fields, slug, id: newId("merchant") };
  await insertMerchant(tx, merchant);
  return merchant;
}
