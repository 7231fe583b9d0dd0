import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { PayCard } from "#components/pay/pay-frame.tsx";
import { PayLanguages } from "#components/pay/pay-languages.tsx";
import { PayLive } from "#components/pay/pay-live.tsx";
import { isLive, payState } from "#components/pay/pay-state.ts";
import { PayView } from "#components/pay/pay-view.tsx";
import { AppError } from "#lib/errors.ts";
import { PAY_PROBLEMS } from "#lib/payment-links/asks/schema.ts";
import { getPayPage } from "#lib/payment-links/get-pay-page.ts";
import { isPersonsView } from "#lib/payment-links/is-persons-view.ts";
import { OWN_PAYMENTS_COOKIE, readOwnPayments } from "#lib/payment-links/own-payments.ts";
import { payWords } from "#lib/payment-links/pay-words.ts";
import { LANGUAGES } from "#lib/payment-links/schema.ts";
import { readTyped, TYPED_COOKIE } from "#lib/payment-links/typed-form.ts";

export const dynamic = "force-dynamic";

const searchSchema = z.object({
  p: z.string().max(60).optional().catch(undefined),
  lang: z.enum(LANGUAGES).optional().catch(undefined),
  other: z.literal("1").optional().catch(undefined),
  problem: z.enum(PAY_PROBLEMS).nullable().catch(null).default(null),
  asked: z.literal("1").optional().catch(undefined),
});

interface PayPageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Once per request, for the title and the page. */
const load = cache(
  async (slug: string, token: string | undefined, wantsOther: boolean, countView: boolean) => {
    try {
      const own = readOwnPayments((await cookies()).get(OWN_PAYMENTS_COOKIE)?.value);
      return await getPayPage({
        slug,
        own,
        wantsOther,
        countView,
        ...(token === undefined ? {} : { token }),
      });
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code === "not_found") notFound();
      throw thrown;
    }
  },
);

async function read({ params, searchParams }: PayPageProps) {
  const { slug } = await params;
  const search = searchSchema.parse(await searchParams);
  const isPerson = isPersonsView(await headers());
  const page = await load(
    slug,
    search.p,
    search.other !== undefined || search.problem !== null,
    isPerson && search.problem === null && search.asked === undefined,
  );
  const typed = search.problem === null ? null : readTyped((await cookies()).get(TYPED_COOKIE)?.value);
  return { page, search, typed, language: search.lang ?? page.language };
}

export async function generateMetadata(props: PayPageProps): Promise<Metadata> {
  const { page } = await read(props);
  return {
    title: { absolute: `${page.title} · ${page.merchantName}` },
    robots: { index: false, follow: false },
    referrer: "no-referrer",
  };
}

export default async function PayLinkPage(props: PayPageProps) {
  const { page, search, typed, language } = await read(props);
  const words = payWords(language);
  const { payment } = page;
  const live = isLive(payState(page)) && payment !== null;
  const lastDay = page.lastDay === null ? "" : dayWords(page.lastDay, language);
  return (
    <main
      lang={language}
      className="grid min-h-dvh justify-items-center bg-sunken px-4 py-8 max-sm:py-4 print:bg-white"
    >
      {page.mode === "test" && <div aria-hidden className="fixed inset-x-0 top-0 z-10 h-[3px] bg-test" />}
      <div className="w-full max-w-[420px] self-start sm:mt-[6vh]">
        {page.mode === "test" && (
          <p className="mb-3 text-center text-meta font-medium text-test-ink">{words.testMode}</p>
        )}
        <PayCard
          merchantName={page.merchantName}
          line={page.invoiceNumber === null ? null : words.invoice(page.invoiceNumber)}
        >
          <PayView
            {...{ page, language, lastDay, typed }}
            pageKey={randomUUID()}
            problem={search.problem}
            asked={search.asked !== undefined}
          />
        </PayCard>
        {live && (
          <>
            <PayLive statusUrl={`/api/pay/${page.slug}?p=${payment.token}`} version={payment.version} />
            <noscript>
              <meta httpEquiv="refresh" content="10" />
            </noscript>
            <p className="mt-3 text-center text-meta text-ink-3">{words.live}</p>
          </>
        )}
        <PayLanguages slug={page.slug} token={search.p} current={language} />
      </div>
    </main>
  );
}

/** "2026-12-04" as a day in the reader's words. */
function dayWords(day: string, language: string): string {
  const locale = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" }).format(
    new Date(day),
  );
}
