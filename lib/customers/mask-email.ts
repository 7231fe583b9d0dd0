/** `compras@distribuidora.co` → `c••••••@d•••••••••••.co`: enough to recognise it by, too little to write to. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  if (at < 1) return mask(email);
  const domain = email.slice(at + 1);
  const dot = domain.lastIndexOf(".");
  const ending = dot < 1 ? "" : domain.slice(dot);
  return `${mask(email.slice(0, at))}@${mask(dot < 1 ? domain : domain.slice(0, dot))}${ending}`;
}

function mask(text: string): string {
  const [first = "", ...rest] = Array.from(text);
  return first + "•".repeat(Math.min(Math.max(rest.length, 1), 7));
}
