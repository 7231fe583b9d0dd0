/** A session ends when it was not used for this long … */
export const IDLE_MS = 30 * 60_000;
/** … or at this age, used or not. */
export const ABSOLUTE_MS = 8 * 60 * 60_000;
/** `lastSeenAt` is written at most this often, so that reading a page does not mean writing a row. */
export const TOUCH_MS = 60_000;
