import {
  EmbeddedServerError,
  startEmbeddedServer,
  type EmbeddedServer,
} from "@recourse/core/embedded-server";
import { CommandFailure } from "../command-failure.js";

/**
 * Starts the embedded PostgreSQL whose data is in this folder, or takes over the one that a killed run left.
 * @throws CommandFailure saying in one line what is in the way and what to do
 */
export async function startDatabase(dataDir: string, port?: number): Promise<EmbeddedServer> {
  try {
    return await startEmbeddedServer(port === undefined ? { dataDir } : { dataDir, port });
  } catch (cause) {
    throw cause instanceof EmbeddedServerError ? new CommandFailure(cause.message) : cause;
  }
}
