/** A path of this site to go on to after signing in; anything that could lead elsewhere becomes the start page. */
export function safeReturnPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith("/")) return "/";
  // A browser reads "/\example.com" and "/<tab>/example.com" as addresses of another site; so does this parser.
  const here = "http://paydeck.invalid";
  const url = URL.parse(wanted, here);
  if (url?.origin !== here || url.pathname.startsWith("/api/")) return "/";
  return `${url.pathname}${url.search}`;
}
