import type { Scope } from "../auth/scope.ts";
import { notFound } from "../errors.ts";
import { qrPng, qrSvgFile } from "../qr.ts";
import { linkUrl } from "./link-dto.ts";
import { findLink } from "./repository.ts";
import type { LinkQrParams } from "./schema.ts";

export interface LinkQr {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The QR code of a link's public address as a file; throws not found. */
export async function getLinkQr(scope: Scope, { linkId, as }: LinkQrParams): Promise<LinkQr> {
  const link = await findLink(scope, linkId);
  if (!link) throw notFound("Payment link");
  const url = linkUrl(link.slug);
  const name = `qr-${link.id}.${as}`;
  if (as === "svg") return { name, type: "image/svg+xml", bytes: new TextEncoder().encode(qrSvgFile(url)) };
  return { name, type: "image/png", bytes: new Uint8Array(qrPng(url)) };
}
