import { toDecimal } from "../../money.ts";
import { parseExactJson } from "../exact-json.ts";
import type { ProviderFact } from "../facts.ts";
import { looseText } from "../loose.ts";
import type { SampleReading } from "../sample-contract.ts";
import { readAt } from "./dot-path.ts";
import { readEvent } from "./event.ts";
import { type GatewayMapping, parseMapping } from "./mapping.ts";
import { movementFact, readMovement } from "./movement.ts";
import { paymentFact, readPayment } from "./payment.ts";
import { sampleFields } from "./sample-fields.ts";
import { translateEvent } from "./translate-event.ts";

type Partly = Pick<SampleReading, "title" | "fields" | "problems"> & {
  readonly facts: readonly ProviderFact[];
  readonly unknownWords?: readonly string[];
};

/** Reads a pasted answer or notification through the mapping in the form. Nothing is stored. */
export function readSample(sample: string, values: Readonly<Record<string, string>>): SampleReading {
  const { mapping, problems } = parseMapping(values.mapping ?? "");
  const lines = problems.map(({ line, message }) => `Line ${line}: ${message}`);
  const json = parseExactJson(sample);
  const partly = json.ok ? readValue(mapping, json.value, sample) : NO_JSON;
  const words = partly.facts.flatMap((fact) => fact.drift ?? []).filter(({ kind }) => kind === "status");
  return {
    title: partly.title,
    fields: partly.fields,
    facts: partly.facts.map(toFactDto),
    unknownWords: [...new Set([...(partly.unknownWords ?? []), ...words.map(({ name }) => name)])],
    problems: [...lines, ...partly.problems],
  };
}

const NO_JSON: Partly = {
  title: "Nothing that can be read",
  fields: [],
  facts: [],
  problems: ["The sample is no JSON. Paste the body alone, without headers."],
};

function readValue(mapping: GatewayMapping, value: unknown, sample: string): Partly {
  if (looseText.parse(readAt(value, mapping.event.type)) !== undefined) {
    const object = readAt(value, mapping.event.object);
    if (typeof object === "object" && object !== null) return readNotification(mapping, value, sample);
  }
  const items = readAt(value, mapping.list.items);
  if (Array.isArray(items)) {
    const first = readObject(mapping, items[0]);
    const title = `List of ${items.length}; its first ${first.title.toLowerCase()}`;
    return items.length === 0
      ? { ...first, title: "Empty list", fields: [], problems: [] }
      : { ...first, title };
  }
  return readObject(mapping, value);
}

function readNotification(mapping: GatewayMapping, value: unknown, sample: string): Partly {
  const event = readEvent(mapping, new TextEncoder().encode(sample));
  const envelope = sampleFields(mapping, "event", value);
  if (!event) return { title: "Webhook", fields: envelope, facts: [], problems: ["It has no event id."] };
  const object = readObject(mapping, event.object);
  const told = translateEvent(mapping, event);
  const fields = [...envelope, ...object.fields];
  const title = `Webhook ${event.type}`;
  if (!told.ok) return { title, fields, facts: [], problems: [told.error] };
  const isUnknown = told.value.facts.length === 0;
  return {
    title,
    fields,
    facts: told.value.facts,
    unknownWords: isUnknown ? [event.type] : [],
    problems: isUnknown ? [`No table has the event ${event.type}: it would be kept and ignored.`] : [],
  };
}

/** A movement names the payment that it belongs to; a payment does not. */
function readObject(mapping: GatewayMapping, value: unknown): Partly {
  const movement = readMovement(mapping, value);
  if (movement?.paymentId) {
    const facts = [movementFact(mapping, movement, { kind: "refund" })];
    return {
      title: "Refund or dispute",
      fields: sampleFields(mapping, "movement", value),
      facts,
      problems: [],
    };
  }
  const payment = readPayment(mapping, value);
  return {
    title: "Payment",
    fields: sampleFields(mapping, "payment", value),
    facts: payment ? [paymentFact(mapping, payment)] : [],
    problems: payment ? [] : [`There is no id at ${mapping.payment.id}.`],
  };
}

function toFactDto({ kind, status, subject, amount }: ProviderFact): SampleReading["facts"][number] {
  return {
    kind,
    status,
    subject: subject.externalId ?? subject.reference ?? "",
    amount: amount ? { amount: toDecimal(amount), currency: amount.currency } : null,
  };
}
