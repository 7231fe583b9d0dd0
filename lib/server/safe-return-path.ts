/** A path of this site to go on to after signing in; anything that could lead elsewhere becomes the start page. */
export function safeReturnPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith("/")) return "/";
  // A browser reads "/\example.com" and "/<tab>/example.com" as addresses of another site; so does this parser.
  const here = "http://paydeck.invalid";
  const url = URL.parse(wanted, here);
  // Dots collapse: "/.//example.com" leaves a path that names another host when it is followed once more.
  if (url?.origin !== here || /^\/(\/|api\/)/.test(url.pathname)) return "/";
  return `${url.pathname}${url.search}`;
}
