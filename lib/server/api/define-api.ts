import type { z } from "zod";
import type { Permission } from "../../auth/permissions.ts";
import type { KeyActor, Scope } from "../../auth/scope.ts";
import { answerOnce, operationKey, type PlainAnswer, readIdempotencyKey } from "./answer-once.ts";
import { parseInput } from "./parse-input.ts";
import { type ApiProblem, type problemBody, problemOf } from "./problem.ts";
import { readBody } from "./read-body.ts";
import { readQuery } from "./read-query.ts";

/** A request that is let in, with whose it is. */
export interface ApiCall {
  readonly request: Request;
  /** Parts of the address by name. */
  readonly params: Readonly<Record<string, string>>;
  readonly scope: Scope;
  readonly actor: KeyActor;
  /** How a refusal looks in this request. */
  readonly refuse: (problem: ApiProblem) => ReturnType<typeof problemBody>;
}

export interface ApiAnswer extends PlainAnswer {
  readonly isRepeated: boolean;
}

/** One operation of the API: what the door asks for, what the document says of it, and how it is answered. */
export interface ApiOperation {
  readonly method: "GET" | "POST";
  /** Below /api/v1, with its parts in braces: "/invoices/{id}". */
  readonly path: string;
  readonly permission: Permission;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly query: z.ZodObject | null;
  readonly body: z.ZodType | null;
  readonly output: z.ZodType;
  readonly status: number;
  answer(call: ApiCall): Promise<ApiAnswer>;
}

interface Told {
  readonly path: string;
  readonly permission: Permission;
  readonly tag: string;
  /** One line. */
  readonly summary: string;
  readonly description?: string;
}

/** A GET over the operation that the screens read from too. */
export function defineRead<Query extends z.ZodObject, Output extends z.ZodType>(
  told: Told & {
    readonly query: Query;
    readonly output: Output;
    run(
      scope: Scope,
      asked: { readonly query: z.output<Query>; readonly params: ApiCall["params"] },
    ): Promise<z.input<Output>>;
  },
): ApiOperation {
  const { query, output, run, description = "", ...rest } = told;
  return {
    ...rest,
    ...{ method: "GET", description, query, body: null, output, status: 200 },
    async answer({ request, params, scope }) {
      const asked = { query: parseInput(query, readQuery(request)), params };
      const body = write(output, await run(scope, asked));
      return { status: 200, body, isRepeated: false };
    },
  };
}

/** A POST over the operation that the screens act by too; done once for its Idempotency-Key. */
export function defineWrite<Body extends z.ZodType, Output extends z.ZodType>(
  told: Told & {
    readonly body: Body;
    readonly output: Output;
    readonly status: 200 | 201;
    run(
      scope: Scope,
      asked: {
        readonly body: z.output<Body>;
        readonly params: ApiCall["params"];
        /** For the operation's own idempotency. */
        readonly key: string;
      },
    ): Promise<z.input<Output>>;
  },
): ApiOperation {
  const { body, output, run, status, description = "", ...rest } = told;
  return {
    ...rest,
    ...{ method: "POST", description, query: null, body, output, status },
    async answer(call) {
      const { request, params, scope, actor } = call;
      const key = readIdempotencyKey(request);
      readQuery(request, []);
      const given = parseInput(body, await readBody(request));
      const place = `POST ${told.path}`;
      return answerOnce(scope, actor, { key, request: [place, params, given] }, async () => {
        try {
          const asked = { body: given, params, key: operationKey(actor, place, key) };
          return { status, body: write(output, await run(scope, asked)) };
        } catch (thrown) {
          const problem = problemOf(thrown, place);
          const refused = call.refuse(problem);
          if (refused.status >= 500) throw problem;
          return { status: refused.status, body: JSON.stringify(refused) };
        }
      });
    },
  };
}

/** What leaves is what the document says. Anything else is a fault of ours, not of whoever asked. */
function write(output: z.ZodType, value: unknown): string {
  const parsed = output.safeParse(value);
  if (!parsed.success)
    throw new Error("An answer of the API is not what it declares", { cause: parsed.error });
  return JSON.stringify(parsed.data);
}
