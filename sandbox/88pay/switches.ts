import { z } from "zod";

/** 88Pay's own switches: where its documents leave open what it does, and what an account can be refused for. */
export const eightyEightPaySwitches = {
  /** How the bearer of a webhook is made: CryptoJS' cipher, OpenSSL's of today, or a signature. */
  bearerScheme: z.enum(["cryptojs", "openssl", "hmac"]).default("cryptojs"),
  /** `documented` sends only the five fields that the pages show: no reference, no currency. */
  notification: z.enum(["full", "documented"]).default("full"),
  /** Says in answers and notifications why a transaction was rejected. */
  tellReasons: z.boolean().default(false),
  /** `bare` leaves the envelope out. */
  answerForm: z.enum(["wrapped", "bare"]).default("wrapped"),
  usdtNetwork: z.enum(["TRC20", "ERC20"]).default("TRC20"),
  /** `wait` leaves payouts under way until a person acts. */
  cashouts: z.enum(["pay", "fail", "wait"]).default("pay"),
  account: z.enum(["active", "suspended", "not_whitelisted"]).default("active"),
  /** A method that is refused with 422, everywhere ("NEQUI") or in one country ("CARDS:MEX"). */
  withoutMethod: z
    .string()
    .regex(/^[A-Z_]+(:[A-Z]{3})?$/)
    .nullable()
    .default(null),
};
