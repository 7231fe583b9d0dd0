import { type DestinationStream, type Logger, pino, stdTimeFunctions } from "pino";
import { env } from "./env.ts";
import { redact } from "./redact.ts";

/** A logger whose lines never hold secrets, personal data or card numbers, whatever is handed to it. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    // Not epoch milliseconds: 13 digits in a row are hard to tell from a card number.
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: {
      logMethod(this: Logger, args: Parameters<Logger["info"]>, method: Logger["info"]) {
        const [first, ...rest] = args.map(redactArgument);
        method.apply(this, [first, ...rest] as Parameters<Logger["info"]>);
      },
    },
  };
  const logger = destination ? pino(options, destination) : pino(options);
  // pino applies its bindings formatter to the first logger only, not to the children made from it.
  const child = logger.child;
  return Object.assign(logger, {
    child(this: Logger, bindings: object, childOptions?: object) {
      return child.call(this, asRecord(redact(bindings)), childOptions);
    },
  });
}

let shared: Logger | undefined;

/** The logger of this process; `part` names who speaks, for instance `log("worker")`. */
export function log(part: string): Logger {
  shared ??= createLogger(env().LOG_LEVEL);
  return shared.child({ part });
}

/** A bare error becomes `{ err }`, as pino itself would write it, but redacted. */
function redactArgument(argument: unknown): unknown {
  return argument instanceof Error
    ? { err: redact(argument), msg: redact(argument.message) }
    : redact(argument);
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
