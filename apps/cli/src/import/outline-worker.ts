import { parentPort } from "node:worker_threads";
import type { OutlineAnswer, OutlineOrder } from "./outline-pool.js";
import { outlineSource } from "./outline-source.js";

/** A thread of an outline pool. */
parentPort?.on("message", ({ number, request }: OutlineOrder) => {
  const answer = (message: OutlineAnswer): void => parentPort?.postMessage(message);
  outlineSource(request).then(
    (outlined) => answer({ number, outlined }),
    (cause: unknown) => answer({ number, failure: cause instanceof Error ? cause.message : String(cause) }),
  );
});
