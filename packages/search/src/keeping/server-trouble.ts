import { MeilisearchApiError, MeilisearchRequestError } from "meilisearch";
import type { DataSource } from "typeorm";
import { FailedTask } from "../meilisearch/search-server.js";
import { reasonOf } from "../state/note-failure.js";

/** Remembers for the desk why the server cannot be written to. */
export async function noteServerTrouble(db: DataSource, error: unknown): Promise<void> {
  const words = troubleWords(error);
  await db.query(
    "update search_indexes set last_error = $1, checked_at = now() where name in ('meilisearch', 'meilisearch_new')",
    [words],
  );
  await db.query(
    "update search_rebuilds set last_error = $1 where adapter = 'meilisearch' and finished_at is null",
    [words],
  );
}

/** What is wrong with the server, and what to do. */
export function troubleWords(error: unknown): string {
  if (error instanceof MeilisearchRequestError) {
    return `Meilisearch does not answer (${causeOf(error.cause)}). Is it running, and is MEILI_URL right?`;
  }
  if (isKeyRefused(error)) {
    return `Meilisearch does not take the key: ${error.message} Is MEILI_KEY right?`;
  }
  if (error instanceof FailedTask) return `Meilisearch could not carry a task out: ${reasonOf(error)}`;
  return reasonOf(error);
}

export function isKeyRefused(error: unknown): error is MeilisearchApiError {
  return (
    error instanceof MeilisearchApiError && (error.response.status === 401 || error.response.status === 403)
  );
}

function causeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error && cause.cause.message !== "" ? cause.cause.message : cause.message;
}
