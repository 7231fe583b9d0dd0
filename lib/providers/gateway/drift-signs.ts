import type { DriftSign } from "../facts.ts";
import { readAt } from "./dot-path.ts";
import type { GatewayMapping } from "./mapping.ts";

const PROMISED = {
  payment: ["status", "amount", "currency"],
  movement: ["status", "amount", "currency"],
} as const;

/**
 * What an object lacks. Only the documented shape promises anything: a gateway with a mapping of its own said what it
 * has, and which other fields a generic gateway adds is nobody's business.
 */
export function missingFields(
  mapping: GatewayMapping,
  where: keyof typeof PROMISED,
  value: unknown,
): DriftSign[] {
  if (!mapping.isDefault) return [];
  return PROMISED[where]
    .filter((name) => readAt(value, mapping[where][name]) === undefined)
    .map((name) => ({ kind: "missing_field", where, name }));
}
