import { notFound } from "../errors.ts";
import { IMAGE_TYPES, type ImageType } from "./image/schema.ts";
import { findImage } from "./image-repository.ts";
import { requireAnyLinkBySlug } from "./require-link-by-slug.ts";

/** A link's picture by its hash, for whoever knows the link; throws not found. */
export async function getLinkImage(
  slug: string,
  hash: string,
): Promise<{ readonly type: ImageType; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const { scope, linkId } = await requireAnyLinkBySlug(slug);
  const image = await findImage(scope, linkId, hash);
  const type = IMAGE_TYPES.find((known) => known === image?.type);
  if (!image || !type) throw notFound("Picture");
  return { type, bytes: image.bytes };
}
