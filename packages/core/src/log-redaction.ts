/**
 * Paths that a log leaves out, for pino's `redact`. What PostgreSQL says of a failed statement names its values, which may be anything
 * that somebody typed.
 */
export const redactedLogPaths: readonly string[] = [
  ...["password", "secret", "token"],
  ...["parameters", "detail", "where", "driverError.detail", "driverError.where"],
].map((name) => `*.${name}`);
