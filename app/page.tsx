import { redirect } from "next/navigation";
import { NoMerchant } from "#components/auth/no-merchant.tsx";
import { currentSession } from "#lib/server/current-session.ts";
import { listOwnMerchants } from "#lib/team/list-own-merchants.ts";

/** Everybody starts at their first merchant. */
export default async function StartPage() {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  const [first] = await listOwnMerchants(session.user.id);
  if (first) redirect(`/${first.slug}`);
  return <NoMerchant email={session.user.email} />;
}
