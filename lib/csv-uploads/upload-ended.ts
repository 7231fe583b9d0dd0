/** The file was cancelled, or another run has done this: what is under way must not hold. */
export class UploadEnded extends Error {
  override readonly name = "UploadEnded";

  constructor() {
    super("This file is no longer worked on");
  }
}
