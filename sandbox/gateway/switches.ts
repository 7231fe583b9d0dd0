import { z } from "zod";

/** The gateway's own switches: how what is asynchronous ends, and in which words and signatures it speaks. */
export const gatewaySwitches = {
  refunds: z.enum(["complete", "fail"]).default("complete"),
  payouts: z.enum(["pay", "fail"]).default("pay"),
  /** `camel` is another gateway's JSON: other names, words in capitals, amounts in major units. */
  dialect: z.enum(["snake", "camel"]).default("snake"),
  /** The one way to sign in that is taken; `any` takes all of them. */
  signIn: z.enum(["any", "key", "token", "hmac", "certificate"]).default("any"),
  /** How notifications are signed. */
  signature: z.enum(["bare", "prefixed", "base64", "timed", "pair"]).default("bare"),
};
