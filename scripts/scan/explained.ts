interface Explained {
  readonly category: string;
  readonly info: RegExp;
  /** Method and path. */
  readonly place: RegExp;
}

/** What wapiti finds that is none: docs/scan.md says why, in the same order. */
export const EXPLAINED: readonly Explained[] = [
  { category: "Cross Site Request Forgery", info: /^Lack of anti CSRF token$/, place: /^POST / },
  { category: "HTTP Secure Headers", info: /^X-XSS-Protection is not set$/, place: /^GET \/$/ },
  { category: "HTTP Secure Headers", info: /^Strict-Transport-Security is not set$/, place: /^GET \/$/ },
  {
    category: "Secure Flag cookie",
    info: /^Secure flag is not set in the cookie : paydeck-/,
    place: /^GET \/$/,
  },
];
