import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../errors.ts";

/** How often one address may be noted as having looked at one invoice in a minute; pages themselves: server/page-limit. */
const perReader = new RateLimiterMemory({ keyPrefix: "invoice-page", points: 60, duration: 60 });
/** Drawing a PDF takes a hundred times as long as a page. */
const perDownload = new RateLimiterMemory({ keyPrefix: "invoice-pdf", points: 12, duration: 60 });
/** And all addresses together, since an address is easily made up. */
const perInvoice = new RateLimiterMemory({ keyPrefix: "invoice-all", points: 120, duration: 60 });

/** Throws `rate_limited` when this address has looked at this invoice too often of late. */
export async function assertMayLook(slug: string, address: string): Promise<void> {
  await consume([[perReader, `${slug} ${address}`]]);
}

/** As {@link assertMayLook}, for its PDF. */
export async function assertMayDownload(slug: string, address: string): Promise<void> {
  await consume([
    [perDownload, `${slug} ${address}`],
    [perInvoice, slug],
  ]);
}

async function consume(limits: readonly (readonly [RateLimiterMemory, string])[]): Promise<void> {
  try {
    for (const [limit, key] of limits) await limit.consume(key);
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown;
    throw new AppError("rate_limited", "Too many tries at once. Wait a minute, then try again.");
  }
}
