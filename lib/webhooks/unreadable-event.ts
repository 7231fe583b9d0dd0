/** The proof held, but the body can't be understood. Kept and shown; a later version may read it on replay. */
export class UnreadableEvent extends Error {
  override readonly name = "UnreadableEvent";
}
