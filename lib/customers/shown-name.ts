import { maskEmail } from "./mask-email.ts";
import { isPhone, maskPhone } from "./mask-phone.ts";

interface Named {
  readonly name: string;
  readonly email: string | null;
}

/** A name as everybody may see it. What says how to reach somebody is masked, also where it stands for a name. */
export function shownName({ name, email }: Named): string {
  if (name === "") return email === null ? "" : maskEmail(email);
  return isMaskedName(name) ? (name.includes("@") ? maskEmail(name) : maskPhone(name)) : name;
}

export function isMaskedName(name: string): boolean {
  return name.includes("@") || isPhone(name);
}
