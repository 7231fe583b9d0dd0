import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { notFound } from "../errors.ts";
import { findProvider } from "../providers/registry.ts";
import type { SampleReading } from "../providers/sample-contract.ts";
import type { tryMappingInput } from "./schema.ts";

/** Reads a pasted sample as the provider would with the form's values. Nothing is asked, stored or logged. */
export async function tryMapping(
  _scope: Scope,
  { provider: id, sample, values }: z.output<typeof tryMappingInput>,
): Promise<SampleReading> {
  const provider = findProvider(id);
  if (provider?.readSample === undefined) throw notFound("Provider");
  const open = new Set(provider.credentials.fields.filter(({ secret }) => !secret).map(({ name }) => name));
  const kept = Object.entries(values).filter(([name]) => open.has(name));
  return provider.readSample(sample, Object.fromEntries(kept));
}
