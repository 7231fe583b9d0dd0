/** A setting that is missing or malformed; never carries its value. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}
