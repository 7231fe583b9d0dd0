import { z } from "zod";
import { camelKeys } from "../camel-keys.ts";
import { unwrapData } from "../envelope.ts";
import { looseCount, looseDecimal, looseText, looseUrl } from "../loose.ts";
import { looseTime } from "../provider-time.ts";

/**
 * PayIn's guide, reference and server differ in envelope, spelling and names (providers' facts 2.3, 2.4, 2.9). Answers
 * are unwrapped and brought to camelCase; every field that has several names is read under all of them.
 */
const order = z
  .object({
    orderId: looseText,
    id: looseText,
    orderReference: looseText,
    status: looseText,
    amount: looseDecimal,
    currency: looseText,
    token: looseText,
    chainId: looseText,
    chain: looseText,
    address: looseText,
    paymentAddress: looseText,
    paymentUrl: looseUrl,
    url: looseUrl,
    txHash: looseText,
    transactionHash: looseText,
    confirmations: looseCount,
    confirmedReceived: looseDecimal,
    expiresAt: looseTime,
    paymentWindowEndsAt: looseTime,
    completedAt: looseTime,
    expiredAt: looseTime,
    createdAt: looseTime,
  })
  .transform((read) => ({
    orderId: read.orderId ?? read.id,
    reference: read.orderReference,
    status: read.status,
    amount: read.amount,
    currency: read.currency ?? read.token,
    chainId: read.chainId ?? read.chain,
    address: read.address ?? read.paymentAddress,
    url: read.paymentUrl ?? read.url,
    txHash: read.txHash ?? read.transactionHash,
    confirmations: read.confirmations,
    confirmedReceived: read.confirmedReceived,
    expiresAt: read.expiresAt ?? read.paymentWindowEndsAt,
    occurredAt: read.completedAt ?? read.expiredAt ?? read.createdAt,
  }));

export type Order = z.infer<typeof order>;

/** One order, as an answer or as an event's data. */
export const orderSchema = z.preprocess((value) => camelKeys(unwrapData(value)), order);

/** An order inside a link's list comes bare or beside its link. */
const listedOrder = z.preprocess(
  (value) => (isObject(value) && isObject(value.order) ? value.order : value),
  order,
);

/** A list of orders: `data.orders[]` or `data[]`. */
export const ordersSchema = z.preprocess((value) => listOf(value, "orders"), z.array(listedOrder));

const deposit = z
  .object({
    depositReference: looseText,
    orderId: looseText,
    orderReference: looseText,
    status: looseText,
    amount: looseDecimal,
    currency: looseText,
    token: looseText,
    chainId: looseText,
    chain: looseText,
    address: looseText,
    depositAddress: looseText,
    txHash: looseText,
    transactionHash: looseText,
    logIndex: looseCount,
    confirmations: looseCount,
    completedAt: looseTime,
    confirmedAt: looseTime,
    detectedAt: looseTime,
    timestamp: looseTime,
  })
  .transform((read) => ({
    reference: read.depositReference,
    orderId: read.orderId,
    orderReference: read.orderReference,
    status: read.status,
    amount: read.amount,
    currency: read.currency ?? read.token,
    chainId: read.chainId ?? read.chain,
    address: read.depositAddress ?? read.address,
    txHash: read.txHash ?? read.transactionHash,
    logIndex: read.logIndex,
    confirmations: read.confirmations,
    occurredAt: read.completedAt ?? read.confirmedAt ?? read.detectedAt ?? read.timestamp,
  }));

export type Deposit = z.infer<typeof deposit>;

export const depositSchema = z.preprocess(camelKeys, deposit);
export const depositsSchema = z.preprocess((value) => listOf(value, "deposits"), z.array(deposit));

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

function listOf(value: unknown, name: string): unknown {
  const data = camelKeys(unwrapData(value));
  return isObject(data) ? (data[name] ?? data.data) : data;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
