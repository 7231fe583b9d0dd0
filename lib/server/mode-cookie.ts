import { z } from "zod";
import { MODES } from "../mode.ts";

/** The mode a person last chose. Not a permission: whoever may see a merchant may see both of its modes. */
export const MODE_COOKIE = "paydeck_mode";

export const modeCookie = z.enum(MODES).optional().catch(undefined);
