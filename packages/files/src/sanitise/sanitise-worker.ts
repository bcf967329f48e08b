import { parentPort, workerData } from "node:worker_threads";
import { sanitiseFile, type SanitiseOrder } from "./sanitise-file.js";

/** A thread for one file: it has its own memory, which ends with it. */
const order: SanitiseOrder = workerData;
parentPort?.postMessage(sanitiseFile(order));
