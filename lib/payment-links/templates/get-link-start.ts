import type { z } from "zod";
import type { Scope } from "../../auth/scope.ts";
import { toDecimal } from "../../money.ts";
import { formOf } from "../get-link-form.ts";
import { imageDtoOf } from "../link-asks.ts";
import { linkPrice } from "../link-dto.ts";
import { findLink, findMerchant, type LinkRecord } from "../repository.ts";
import { findTemplate } from "./repository.ts";
import { type LinkStart, type linkStartParams, readStartForm } from "./schema.ts";

/** What a new form begins from: another link, a template, or nothing; what is not there any more is nothing. */
export async function getLinkStart(
  scope: Scope,
  { from, template }: z.output<typeof linkStartParams>,
): Promise<LinkStart | null> {
  if (from !== undefined) {
    const link = await findLink(scope, from);
    if (!link) return null;
    const { timeZone } = await findMerchant(scope);
    const { imageFrom, ...form } = copyOf(link, timeZone);
    return {
      origin: `a copy of ${link.title}`,
      form: readStartForm(form),
      image: imageDtoOf(link),
      imageFrom,
    };
  }
  const kept = template === undefined ? null : await findTemplate(scope, template);
  if (!kept) return null;
  const form = readStartForm(kept.form);
  return { origin: `the template ${kept.name}`, form, image: null, imageFrom: null };
}

/** With as many days as it had, and not those that it has left. */
function copyOf(link: LinkRecord, timeZone: string) {
  const price = linkPrice(link);
  return { ...formOf(link, link.createdAt, timeZone), amount: price === null ? "" : toDecimal(price) };
}
