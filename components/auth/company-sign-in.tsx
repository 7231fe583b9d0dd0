import { Building2 } from "lucide-react";
import { buttonStyles } from "../ui/button-styles.ts";
import { cn } from "../ui/cn.ts";

/** Leads to the company's own sign-in. A plain link: nothing is to be fetched before somebody follows it. */
export function CompanySignIn({ name, callbackUrl }: { name: string; callbackUrl: string }) {
  return (
    <a
      href={`/api/auth/oidc/start?callbackUrl=${encodeURIComponent(callbackUrl)}`}
      className={cn(buttonStyles({ size: "lg" }), "mt-3 w-full")}
    >
      <Building2 aria-hidden />
      Sign in with {name}
    </a>
  );
}
