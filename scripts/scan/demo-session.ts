import { PlainError } from "../steps/say.ts";

/** Signs in as one of the demo's people by the plain form of the sign-in page, and answers the cookie. */
export async function signInAs(url: string, role: string): Promise<string> {
  const page = await (await fetch(`${url}/sign-in`)).text();
  const form = page.split("<form").find((one) => one.includes(`value="${role}"`)) ?? "";
  const body = new FormData();
  for (const [, field = ""] of form.matchAll(/<input type="hidden" ([^>]*)>/g)) {
    const name = /name="([^"]*)"/.exec(field)?.[1];
    if (name !== undefined) body.set(unescaped(name), unescaped(/value="([^"]*)"/.exec(field)?.[1] ?? ""));
  }
  body.set("role", role);
  const answer = await fetch(`${url}/sign-in`, {
    method: "POST",
    body,
    headers: { origin: url },
    redirect: "manual",
  });
  const cookie = answer.headers.getSetCookie().find((one) => one.includes("paydeck-session="));
  if (cookie === undefined) throw new PlainError(`Signing in as the ${role} answered ${answer.status}.`);
  return cookie.split(";")[0] ?? "";
}

/** Whether a page of the demo's business still opens with this cookie. */
export async function isSignedIn(url: string, cookie: string): Promise<boolean> {
  const answer = await fetch(`${url}/cafe-altura/overview`, { headers: { cookie }, redirect: "manual" });
  return answer.status === 200;
}

function unescaped(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
}
