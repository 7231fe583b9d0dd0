import { z } from "zod";
import { camelKeys } from "../camel-keys.ts";
import { fieldDrift } from "../drift.ts";
import { looseCount, looseDecimal, looseText } from "../loose.ts";
import { looseTime } from "../provider-time.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { listSchema } from "./list-shape.ts";

const PROMISED = ["depositReference", "amount", "currency", "chainId", "txHash"];
/** Documented beside what is read below (providers' facts 2.5, 2.9). */
const KNOWN = [
  ...["depositId", "id", "blockNumber", "organizationId", "protocol", "createdAt", "metadata", "url"],
  ...["paymentAddress", "monitoredChains", "message"],
];

const fields = {
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
  confirmations: looseCount,
  completedAt: looseTime,
  confirmedAt: looseTime,
  detectedAt: looseTime,
  timestamp: looseTime,
};

const deposit = z.looseObject(fields).transform((read) => {
  const own = {
    reference: read.depositReference,
    orderId: read.orderId,
    orderReference: read.orderReference,
    status: read.status,
    amount: read.amount,
    currency: read.currency ?? read.token,
    chainId: read.chainId ?? read.chain,
    address: read.depositAddress ?? read.address,
    txHash: read.txHash ?? read.transactionHash,
    confirmations: read.confirmations,
    detectedAt: read.detectedAt ?? read.timestamp,
    occurredAt: read.completedAt ?? read.confirmedAt ?? read.detectedAt ?? read.timestamp,
  };
  const drift = fieldDrift("deposit", withoutUndefined({ ...read, ...own }), {
    known: [...Object.keys(fields), ...Object.keys(own), ...KNOWN],
    promised: PROMISED,
  });
  return { ...own, drift };
});

export type Deposit = z.infer<typeof deposit>;

/** A transfer to a bound address, as an event's data. */
export const depositSchema = z.preprocess(camelKeys, deposit);
export const depositsSchema = listSchema("deposits", deposit);
export const transfersSchema = listSchema("transfers", deposit);
