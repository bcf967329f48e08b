import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import pLimit from "p-limit";
import { holdsHar } from "./find-har-in-archive.js";
import { howToSanitise, sanitiseFile, type Sanitised, type SanitiseOrder } from "./sanitise-file.js";

/** Files looked at at a time, each in a thread of its own; the others wait. */
const atATime = pLimit(2);
/** A parsed HAR of 25 MB takes about 200 MB. */
const memoryMb = 640;
/** Ordinary files take seconds. */
const mostMs = 120_000;

const archives: ReadonlySet<string> = new Set(["application/gzip", "application/zip", "application/x-tar"]);

/**
 * Takes the secrets out of a received file. Archives are not opened: one in which a HAR can be seen is refused, so that the HAR comes
 * unpacked and is sanitised.
 */
export async function sanitise(order: SanitiseOrder, mediaType: string): Promise<Sanitised> {
  if (archives.has(mediaType) || isCalledPackedHar(order.name)) {
    return isCalledPackedHar(order.name) || (await holdsHar(order.from, mediaType))
      ? { outcome: "unreadable", reason: packed }
      : { outcome: "as_it_is" };
  }
  return atATime(() => inThread(order));
}

function isCalledPackedHar(name: string): boolean {
  return /\.har\.(?:gz|gzip|tgz|zip|7z|xz|bz2|zst|lz4|br|rar|tar)$/i.test(name.trim());
}

const packed = `The archive holds a HAR, whose cookies and tokens cannot be removed while it is packed. Unpack it and send the HAR itself. ${howToSanitise}`;

const overwhelmed: Sanitised = {
  outcome: "unreadable",
  reason: `The file is too complex to be checked for passwords and tokens. Send the part of it that matters. ${howToSanitise}`,
};

/** Run from its sources, as tests do, there is no file that a thread could start with. */
function inThread(
  order: SanitiseOrder,
  worker: URL = new URL("./sanitise-worker.js", import.meta.url),
): Promise<Sanitised> {
  if (!existsSync(fileURLToPath(worker))) return Promise.resolve(sanitiseFile(order));
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    const late = setTimeout(() => void thread.terminate().then(() => resolve(overwhelmed), reject), mostMs);
    thread.once("message", resolve);
    thread.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") resolve(overwhelmed);
      else reject(error);
    });
    thread.once("exit", () => {
      clearTimeout(late);
      reject(new Error("The thread that looks for secrets ended without an answer."));
    });
  });
}
