import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { CaseView } from "#components/case-links/case-view.tsx";
import { mayLookAtCase } from "#lib/case-links/case-limit.ts";
import { openCase } from "#lib/case-links/open-case.ts";
import { AppError } from "#lib/errors.ts";
import { clientAddress } from "#lib/payment-links/pay-http.ts";

/** Asked for anew each time: a revoked link must not live on in a cache. */
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { absolute: "A shared payment" },
  robots: { index: false, follow: false, noarchive: true },
  referrer: "no-referrer",
};

export default async function CasePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await mayLookAtCase(clientAddress({ headers: await headers() })))) notFound();
  const shared = await openCase(token).catch((thrown: unknown) => {
    if (thrown instanceof AppError && thrown.code === "not_found") notFound();
    throw thrown;
  });
  return <CaseView shared={shared} />;
}
