import type { Scope } from "../auth/scope.ts";
import { notFound } from "../errors.ts";
import type { Provider } from "../providers/contract.ts";
import { findProvider, PROVIDERS } from "../providers/registry.ts";
import { baseUrlsOf } from "./base-urls.ts";
import { capabilityLabels } from "./capability-labels.ts";
import { fieldDto } from "./field-dto.ts";
import type { Gallery, GalleryItem } from "./schema.ts";

/** Every provider that can be connected. */
export async function listGallery(scope: Scope): Promise<Gallery> {
  return { mode: scope.mode, items: PROVIDERS.map((provider) => toItem(scope, provider)) };
}

/** One of them; `not_found` for any other name. */
export async function getGalleryItem(
  scope: Scope,
  { provider: id }: { readonly provider: string },
): Promise<{ readonly mode: Scope["mode"]; readonly item: GalleryItem }> {
  const provider = findProvider(id);
  if (provider === null) throw notFound("Provider");
  return { mode: scope.mode, item: toItem(scope, provider) };
}

function toItem(scope: Scope, provider: Provider): GalleryItem {
  const { id, name, summary, tile, credentials, webhook } = provider;
  return {
    id,
    name,
    summary,
    tile: { ...tile },
    capabilities: capabilityLabels(provider, scope.mode),
    fields: credentials.fields.map(fieldDto),
    baseUrls: baseUrlsOf(provider),
    setup: [...webhook.setup],
  };
}
