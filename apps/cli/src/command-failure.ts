/** A reason to stop that the user can act on: one sentence on standard error, no stack. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";

  constructor(
    message: string,
    readonly exitCode = 2,
  ) {
    super(message);
  }
}
