import type { z } from "zod";
import { err, type Result } from "../result.ts";
import type {
  ClientTls,
  Provider,
  ProviderContext,
  ProviderDefinition,
  ProviderError,
  ProviderOperations,
} from "./contract.ts";
import type { PaymentMethod } from "./payment-contract.ts";
import type { WebhookDiagnosis, WebhookPair } from "./webhook-contract.ts";

/**
 * Closes a definition over its credentials type: stored credentials are parsed by the provider's own schema at every
 * door, so that the registry can hold providers of different shapes without a cast at each call.
 */
export function defineProvider<C extends Readonly<Record<string, unknown>>>(
  definition: ProviderDefinition<C>,
): Provider {
  const { schema, fields } = definition.credentials;
  const { clientTls, takes, honoursKeys, ...rest } = definition;
  // Webhooks come by the thousand under the same opened credentials: they are parsed once.
  const parsed = new WeakMap<object, ReturnType<typeof schema.safeParse>>();
  const { diagnosis, expects, samples, sign, ...pair } = definition.webhook;
  return {
    ...rest,
    credentials: { schema, fields },
    ...(clientTls && { clientTls: closeTls(clientTls, schema) }),
    ...(honoursKeys && { honoursKeys: closeHonours(honoursKeys, schema) }),
    ...(takes && { takes: closeTakes(takes, schema) }),
    operations: closeOver(definition.operations, schema),
    webhook: {
      ...pair,
      ...(diagnosis && { diagnosis: closeDiagnosis(diagnosis, schema) }),
      verify(raw, { credentials: stored, mode, now }) {
        const credentials = parsed.get(stored) ?? schema.safeParse(stored);
        parsed.set(stored, credentials);
        if (!credentials.success) return err("bad_proof");
        return definition.webhook.verify(raw, { credentials: credentials.data, mode, now });
      },
      translate(event, { credentials: stored, ...options }) {
        const credentials = stored && schema.safeParse(stored);
        if (credentials?.success === false) return err(INCOMPLETE_CREDENTIALS.message);
        return definition.webhook.translate(event, { ...options, credentials: credentials?.data });
      },
      ...closeTester(
        { ...(expects && { expects }), ...(samples && { samples }), ...(sign && { sign }) },
        schema,
      ),
    },
  };
}

/** Of credentials that its schema refuses, a provider can say nothing. */
function closeDiagnosis<C>(
  diagnosis: WebhookDiagnosis<C>,
  schema: z.ZodType<C>,
): WebhookDiagnosis<Readonly<Record<string, unknown>>> {
  const { headers, signedAt, variants, ...fields } = diagnosis;
  return {
    ...fields,
    headers(stored) {
      const credentials = schema.safeParse(stored);
      return credentials.success ? headers(credentials.data) : [];
    },
    signedAt(raw, stored) {
      const credentials = schema.safeParse(stored);
      return credentials.success ? signedAt(raw, credentials.data) : null;
    },
    variants(raw, stored) {
      const credentials = schema.safeParse(stored);
      return credentials.success ? variants(raw, credentials.data) : [];
    },
  };
}

type Tester<C> = Pick<WebhookPair<C>, "expects" | "samples" | "sign">;

function closeTester<C>(
  { expects, samples, sign }: Tester<C>,
  schema: z.ZodType<C>,
): Tester<Readonly<Record<string, unknown>>> {
  return {
    ...(expects && { expects: (told, stored) => expects(told, schema.parse(stored)) }),
    ...(samples && { samples: (stored) => samples(schema.parse(stored)) }),
    ...(sign && {
      sign: (body, options) => sign(body, { ...options, credentials: schema.parse(options.credentials) }),
    }),
  };
}

function closeHonours<C>(
  honoursKeys: (credentials: C) => boolean,
  schema: z.ZodType<C>,
): NonNullable<Provider["honoursKeys"]> {
  return (stored) => {
    const credentials = schema.safeParse(stored);
    return credentials.success && honoursKeys(credentials.data);
  };
}

function closeTakes<C>(
  takes: (method: PaymentMethod, credentials: C) => boolean,
  schema: z.ZodType<C>,
): NonNullable<Provider["takes"]> {
  return (method, stored) => {
    const credentials = schema.safeParse(stored);
    return credentials.success && takes(method, credentials.data);
  };
}

function closeTls<C>(
  clientTls: (credentials: C) => ClientTls | null,
  schema: z.ZodType<C>,
): NonNullable<Provider["clientTls"]> {
  return (stored) => {
    const credentials = schema.safeParse(stored);
    return credentials.success ? clientTls(credentials.data) : null;
  };
}

type AnyOperation<C> = (context: ProviderContext<C>, input: never) => Promise<Result<unknown, ProviderError>>;

function closeOver<C>(
  operations: ProviderOperations<C>,
  schema: ProviderDefinition<Readonly<Record<string, unknown>> & C>["credentials"]["schema"],
): ProviderOperations<Readonly<Record<string, unknown>>> {
  const entries = Object.entries(operations).map(([name, operation]: [string, AnyOperation<C>]) => {
    const closed = async (
      context: ProviderContext,
      input: never,
    ): Promise<Result<unknown, ProviderError>> => {
      const credentials = schema.safeParse(context.credentials);
      if (!credentials.success) return err(INCOMPLETE_CREDENTIALS);
      return operation({ ...context, credentials: credentials.data }, input);
    };
    return [name, closed] as const;
  });
  // The keys and parameters are those of `operations`; only the credentials parameter is widened, and parsed above.
  return Object.fromEntries(entries) as unknown as ProviderOperations<Readonly<Record<string, unknown>>>;
}

const INCOMPLETE_CREDENTIALS: ProviderError = {
  code: "credentials_rejected",
  message: "The stored credentials are incomplete. Enter them again.",
  effect: "not_applied",
};
