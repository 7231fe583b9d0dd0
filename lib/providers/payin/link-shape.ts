import { z } from "zod";
import { camelKeys } from "../camel-keys.ts";
import { unwrapData } from "../envelope.ts";
import { looseText, looseUrl } from "../loose.ts";
import { isObject } from "./list-shape.ts";

const link = z
  .object({
    id: z.union([z.string().min(1), z.number().int()]).transform(String),
    status: looseText,
    slug: looseText,
    checkoutUrl: looseUrl,
    url: looseUrl,
  })
  .transform((read) => ({
    id: read.id,
    status: read.status,
    slug: read.slug,
    url: read.checkoutUrl ?? read.url,
  }));

export type Link = z.infer<typeof link>;

/** A payment link; publishing answers it bare or under `link` beside its `url`. */
export const linkSchema = z.preprocess((value) => {
  const data = camelKeys(unwrapData(value));
  if (!isObject(data)) return data;
  const inner = [data.paymentLink, data.link].find(isObject);
  return inner ? { ...data, ...inner } : data;
}, link);
