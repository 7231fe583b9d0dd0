import { z } from "zod";
import { decimalText } from "./exact-json.ts";

/** A text no decision hangs on: absent, null, empty and unreadable all become undefined. Whole numbers become text. */
export const looseText = z
  .unknown()
  .optional()
  .transform((value) => {
    if (typeof value === "number") return String(value);
    return typeof value === "string" && value !== "" ? value : undefined;
  });

/** An amount that may be missing; the same leniency. */
export const looseDecimal = z
  .unknown()
  .optional()
  .transform((value) => decimalText.safeParse(value).data);

/** A web address that may be missing. Anything but http and https is dropped: a page will link to it. */
export const looseUrl = z
  .unknown()
  .optional()
  .transform((value) => z.url({ protocol: /^https?$/ }).safeParse(value).data);

/** A count that may be missing. */
export const looseCount = z
  .unknown()
  .optional()
  .transform(
    (value) =>
      z.coerce
        .number()
        .int()
        .nonnegative()
        .safeParse(value ?? undefined).data,
  );
