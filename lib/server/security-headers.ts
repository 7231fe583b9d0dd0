/** What a page may load and where it may be shown. Scripts need the nonce of their own request. */
export function contentSecurityPolicy(page: {
  readonly nonce: string;
  readonly pathname: string;
  readonly development: boolean;
}): string {
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${page.nonce}' 'strict-dynamic'${page.development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  // A payer's form ends at their provider's checkout, and browsers hold redirects after a form to this rule too.
  if (!page.pathname.startsWith("/pay/")) rules.push("form-action 'self'");
  return rules.join("; ");
}

/** The same for every answer; `ownUrl` says whether we are reached over https. */
export function securityHeaders(ownUrl: string): [name: string, value: string][] {
  const headers: [string, string][] = [
    ["x-content-type-options", "nosniff"],
    ["x-frame-options", "DENY"],
    ["referrer-policy", "strict-origin-when-cross-origin"],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", "same-origin"],
    [
      "permissions-policy",
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ],
    ["cache-control", "private, no-store"],
  ];
  if (ownUrl.startsWith("https:")) {
    headers.push(["strict-transport-security", "max-age=63072000; includeSubDomains"]);
  }
  return headers;
}
