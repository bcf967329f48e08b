/** One line of JSON per error on standard error, found again by the correlation id that the reader was shown. */
export function logError(correlationId: string, error: unknown): void {
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(
    `${JSON.stringify({ level: "error", at: new Date().toISOString(), correlationId, error: stack })}\n`,
  );
}
