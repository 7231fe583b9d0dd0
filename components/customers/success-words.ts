/** "66.7 %" of the payments that have ended; never rounded up to all of them, nor down to none. */
export function successWords({ well, all }: { readonly well: number; readonly all: number }): string {
  if (all === 0) return "None ended yet";
  const tenths = Math.round((well / all) * 1000);
  const bounded = well < all ? Math.min(tenths, 999) : tenths;
  const shown = well > 0 ? Math.max(bounded, 1) : bounded;
  return `${(shown / 10).toLocaleString("en")} %`;
}
