import { z } from "zod";
import type { Reply } from "#sandbox/server/http.ts";
import { ReplyError, toJson } from "#sandbox/server/http.ts";
import type { Handler } from "#sandbox/server/router.ts";
import { errorInLayer } from "./error-layers.ts";
import type { PayInState } from "./state.ts";

const jsonObject = z.record(z.string(), z.unknown());
type Fields = z.infer<typeof jsonObject>;

/** Gives each answer, refusals too, the form that is switched on. */
export function inDialect(state: PayInState, handle: Handler): Handler {
  return async (request) => {
    try {
      return spoken(state, await handle(request));
    } catch (error) {
      if (error instanceof ReplyError) throw new ReplyError(spoken(state, error.reply));
      throw error;
    }
  };
}

export function spoken(state: PayInState, reply: Reply): Reply {
  const { errors, envelope, answerSpelling } = state.context.settings.of("payin");
  const body = jsonObject.safeParse(JSON.parse(reply.body.toString())).data;
  if (!body) return reply;
  if (reply.status >= 400) return errorInLayer(reply, body, errors);
  const inner = envelope === "bare" ? withoutEnvelope(body) : body;
  return { ...reply, body: toJson(answerSpelling === "snake" ? snakeKeys(inner) : inner) };
}

/** The reference answers bare objects, and lists as `data` beside their pagination. */
function withoutEnvelope({ success: _success, ...body }: Fields): unknown {
  return "pagination" in body || !("data" in body) ? body : body.data;
}

/** Keys that are the merchant's own, or tokens. */
const asGiven = ["metadata", "totalAmount"];

function snakeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeKeys);
  const fields = jsonObject.safeParse(value).data;
  if (!fields) return value;
  return Object.fromEntries(
    Object.entries(fields).map(([key, item]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      asGiven.includes(key) ? item : snakeKeys(item),
    ]),
  );
}
