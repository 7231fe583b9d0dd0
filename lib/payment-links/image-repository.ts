import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";

export type NewImage = Omit<Prisma.PaymentLinkImageUncheckedCreateInput, "merchantId" | "linkId">;

/** The link's picture from now on; null takes it away. */
export async function replaceImage(
  tx: Tx,
  { merchantId }: Scope,
  linkId: string,
  image: NewImage | null,
): Promise<void> {
  await tx.paymentLinkImage.deleteMany({ where: { merchantId, linkId } });
  if (image) await tx.paymentLinkImage.create({ data: { ...image, merchantId, linkId } });
}

/** A link's picture, to be put on another one. */
export async function findImageOf(
  tx: Tx,
  { merchantId, mode }: Scope,
  linkId: string,
): Promise<NewImage | null> {
  return tx.paymentLinkImage.findFirst({
    where: { merchantId, linkId, link: { mode } },
    select: { type: true, bytes: true, hash: true, width: true, height: true },
  });
}

export async function findImage({ merchantId }: Scope, linkId: string, hash: string) {
  return db().paymentLinkImage.findFirst({ where: { merchantId, linkId, hash } });
}
