import type { z } from "zod";
import type { FormState } from "../form-state.ts";
import { assertSameOrigin } from "./assert-same-origin.ts";
import { declareAccess } from "./declared-access.ts";
import { describeFailure } from "./describe-failure.ts";

/**
 * A form for people who are not signed in, as `useActionState` wants it. `run` answers where to go on; `goOn` goes
 * there. Typed values come back with a refusal, except those of fields named in `secret`.
 */
export function defineForm<Input extends z.ZodType, T>(definition: {
  readonly name: string;
  readonly input: Input;
  readonly secret: readonly string[];
  run(input: z.output<Input>): Promise<T>;
  goOn(outcome: T, form: FormData): never;
}): (state: FormState, form: FormData) => Promise<FormState> {
  const action = async (_state: FormState, form: FormData): Promise<FormState> => {
    const given = [...form].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as const] : [],
    );
    const typed = Object.fromEntries(
      given.filter(([name]) => !definition.secret.includes(name) && !name.startsWith("$")),
    );
    let outcome: T;
    try {
      await assertSameOrigin();
      outcome = await definition.run(definition.input.parse(Object.fromEntries(given)));
    } catch (thrown) {
      const { message, fields } = describeFailure(thrown, definition.name);
      return { error: message, fields, typed };
    }
    // Outside the `try`: a redirect is thrown.
    return definition.goOn(outcome, form);
  };
  return declareAccess(action, { needs: "nothing" });
}
