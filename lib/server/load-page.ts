import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { AppError } from "../errors.ts";
import { PATH_HEADER } from "./path-header.ts";
import { refusal } from "./refusal.ts";
import { signInPath } from "./sign-in-path.ts";

/** The one page of the same merchant that needs no second factor: where one is added. */
function ownSignInPath(from: string | null): string {
  const [slug] = /^\/[a-z0-9-]+/.exec(from ?? "") ?? [];
  return slug === undefined ? "/" : `${slug}/account`;
}

/** Loads what a page shows; a refusal becomes the page that fits: sign-in, not found, where a second factor is added, or which permission is missing. */
export function loadPage<T>(load: () => Promise<T>): Promise<T> {
  const loading = loadOrRefuse(load);
  refusal().loads.push(loading.catch(() => undefined));
  return loading;
}

async function loadOrRefuse<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    if (thrown.code === "not_signed_in") redirect(signInPath((await headers()).get(PATH_HEADER)));
    if (thrown.code === "factor_required") redirect(ownSignInPath((await headers()).get(PATH_HEADER)));
    if (thrown.code === "not_found") notFound();
    if (thrown.code !== "forbidden") throw thrown;
    refusal().message = thrown.message;
    return forbidden();
  }
}
