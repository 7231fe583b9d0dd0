import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { AppError } from "../errors.ts";
import { PATH_HEADER } from "./path-header.ts";
import { signInPath } from "./sign-in-path.ts";

/**
 * Loads what a page shows; a refusal becomes the page that fits. Sign-in and not-found are Next's own. What is
 * forbidden goes on to `error.tsx` with the digest `forbidden;<message>`: of a server error, production builds hand
 * only the digest to the browser.
 */
export async function loadPage<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    if (thrown.code === "not_signed_in") redirect(signInPath((await headers()).get(PATH_HEADER)));
    if (thrown.code === "not_found") notFound();
    throw Object.assign(thrown, { digest: `${thrown.code};${thrown.message}` });
  }
}
