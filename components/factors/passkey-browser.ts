import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import type { ActionResult } from "#lib/action-result.ts";

/** What a passkey needs of the browser, fetched when somebody reaches for one. */
const browser = () => import("@simplewebauthn/browser");

/** Has the browser answer with a passkey of this site. */
export async function askPasskey<T>(
  begin: () => Promise<ActionResult<PublicKeyCredentialRequestOptionsJSON>>,
  finish: (answer: AuthenticationResponseJSON & { type: "public-key" }) => Promise<ActionResult<T>>,
): Promise<ActionResult<T>> {
  const begun = await begin();
  if (!begun.ok) return begun;
  const { startAuthentication } = await browser();
  const answer = await startAuthentication({ optionsJSON: begun.value }).catch(() => null);
  return answer === null ? gaveNone() : finish({ ...answer, type: "public-key" });
}

/** Has the browser make a passkey for this site. Null: it did not, or the person would rather not. */
export async function makePasskey(optionsJSON: PublicKeyCredentialCreationOptionsJSON) {
  const { startRegistration } = await browser();
  return startRegistration({ optionsJSON }).catch(() => null);
}

function gaveNone(): Extract<ActionResult<never>, { ok: false }> {
  const message = "The browser gave no passkey. Try again, or use a code.";
  return { ok: false, error: { code: "not_signed_in", message, fields: {}, errorId: "" } };
}
