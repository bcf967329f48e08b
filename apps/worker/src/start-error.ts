/** A start that cannot succeed: every line is printed as it is, without a stack, and the process ends with 1. */
export class StartError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join("\n"));
    this.name = "StartError";
  }
}
