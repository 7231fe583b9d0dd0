import { safeReturnPath } from "./safe-return-path.ts";

/** Where to sign in, coming back to `from` afterwards. */
export function signInPath(from: string | null | undefined): string {
  const back = safeReturnPath(from);
  return back === "/" ? "/sign-in" : `/sign-in?callbackUrl=${encodeURIComponent(back)}`;
}
