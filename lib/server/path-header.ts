/** Set by proxy.ts on each page request: path and query, for coming back after signing in. */
export const PATH_HEADER = "x-paydeck-path";
