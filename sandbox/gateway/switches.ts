import { z } from "zod";

/** The gateway's own switches: how what is asynchronous ends. */
export const gatewaySwitches = {
  refunds: z.enum(["complete", "fail"]).default("complete"),
  payouts: z.enum(["pay", "fail"]).default("pay"),
};
