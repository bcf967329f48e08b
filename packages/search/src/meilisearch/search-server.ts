import { Meilisearch, type EnqueuedTask, type Task } from "meilisearch";

/** How long a search may wait: with PostgreSQL's answer after it, somebody who searches waits less than two seconds. */
const SEARCH_TIMEOUT_MS = 1_000;
const WRITE_TIMEOUT_MS = 30_000;
/** Longer than any batch of ours takes; a server that needs it is busy with something else. */
const LONGEST_TASK_MS = 600_000;
const LOOK_EVERY_MS = 50;

/** A Meilisearch server, as those who search and those who write know it. */
export interface SearchServer {
  /** Gives up soon. */
  readonly searches: Meilisearch;
  readonly writes: Meilisearch;
  /** Name of the index that is searched. */
  readonly live: string;
  /** Of the one that a rebuild fills until both change places. */
  readonly beside: string;
}

export interface SearchServerOptions {
  url: string;
  /** Null where the server asks for none. */
  key: string | null;
  /** Where several share a server. */
  indexName?: string;
}

export function openSearchServer({
  url,
  key,
  indexName = "recourse_articles",
}: SearchServerOptions): SearchServer {
  const config = {
    host: url,
    ...(key === null ? {} : { apiKey: key }),
    // It sends what it compresses in pieces, of which the last waits 40 ms for a delayed acknowledgement.
    requestInit: { headers: { "accept-encoding": "identity" } },
  };
  return {
    searches: new Meilisearch({ ...config, timeout: SEARCH_TIMEOUT_MS }),
    writes: new Meilisearch({ ...config, timeout: WRITE_TIMEOUT_MS }),
    live: indexName,
    beside: `${indexName}_new`,
  };
}

/** A task that the server took and did not carry out. */
export class FailedTask extends Error {
  override readonly name = "FailedTask";

  constructor(
    message: string,
    readonly code: string,
    /** What was sent is at fault, and would be the next time; otherwise the server is. */
    readonly isOurFault: boolean,
  ) {
    super(message);
  }
}

/**
 * Waits until the server has carried a task out: that it took it says nothing.
 * @throws FailedTask where it failed or was cancelled
 */
export async function followTask(
  server: SearchServer,
  enqueued: EnqueuedTask | Promise<EnqueuedTask>,
): Promise<Task> {
  const { taskUid } = await enqueued;
  const task = await server.writes.tasks.waitForTask(taskUid, {
    timeout: LONGEST_TASK_MS,
    interval: LOOK_EVERY_MS,
  });
  if (task.status === "succeeded") return task;
  const { message, code, type } = task.error ?? {
    message: `Somebody cancelled task ${taskUid}.`,
    code: "canceled",
    type: "system",
  };
  throw new FailedTask(message, code, type === "invalid_request");
}
