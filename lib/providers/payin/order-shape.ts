import { z } from "zod";
import { camelKeys } from "../camel-keys.ts";
import { fieldDrift } from "../drift.ts";
import { unwrapData } from "../envelope.ts";
import { looseCount, looseDecimal, looseText, looseUrl } from "../loose.ts";
import { looseTime } from "../provider-time.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { isObject, listSchema } from "./list-shape.ts";

/** What every source says of an order, under whichever name. */
const PROMISED = ["orderId", "orderReference", "amount", "currency", "chainId"];
/** Documented beside what is read below (providers' facts 2.4, 2.6, 2.9). */
const KNOWN = [
  ...["protocol", "metadata", "successUrl", "cancelUrl", "qrCode", "blockNumber", "requiredConfirmations"],
  ...[
    "paymentWindowMinutes",
    "graceMinutes",
    "gracePeriodMinutes",
    "gracePeriodEndsAt",
    "updatedAt",
    "reason",
  ],
  ...["organizationId", "detectedAt", "timestamp", "logIndex", "paymentLinkId", "message"],
];

const fields = {
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
};

/**
 * PayIn's guide, reference and server differ in envelope, spelling and names. Answers are unwrapped and brought to
 * camelCase; every field that has several names is read under all of them.
 */
const order = z.looseObject(fields).transform((read) => {
  const own = {
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
    createdAt: read.createdAt,
    occurredAt: read.completedAt ?? read.expiredAt ?? read.createdAt,
  };
  const drift = fieldDrift("order", withoutUndefined({ ...read, ...own, orderReference: own.reference }), {
    known: [...Object.keys(fields), ...Object.keys(own), ...KNOWN],
    promised: PROMISED,
  });
  return { ...own, drift };
});

export type Order = z.infer<typeof order>;

/** One order, as an answer or as an event's data. */
export const orderSchema = z.preprocess((value) => camelKeys(unwrapData(value)), order);

/** Orders as a list; inside a link's list they come bare or beside their link. */
export const ordersSchema = listSchema(
  "orders",
  z.preprocess((value) => (isObject(value) && isObject(value.order) ? value.order : value), order),
);
