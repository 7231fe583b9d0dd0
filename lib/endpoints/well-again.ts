/** What is forgotten of an endpoint's failures when it is resumed, moved or answers again. */
export const WELL_AGAIN = {
  failingSince: null,
  consecutiveFailures: 0,
  resumeAt: null,
  warnedPercent: 0,
} as const;
