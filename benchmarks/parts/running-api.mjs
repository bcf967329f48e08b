import { randomBytes } from "node:crypto";
import { freePort, graphqlClient } from "./graphql-client.mjs";
import { whileRunning } from "./run-program.mjs";

/**
 * Runs the API on a database for as long as `work` takes, which is given a client of it. `searchServer`: { url, key }, or null; `token`: an
 * access token that the client sends.
 */
export async function withApi({ url, folder, searchServer = null, connections, token = null }, work) {
  const port = await freePort();
  const env = {
    DATABASE_URL: url,
    PORT: String(port),
    HOST: "127.0.0.1",
    RECOURSE_SECRET: randomBytes(32).toString("hex"),
    FILES_DIR: `${folder ?? ".recourse"}/bench-files`,
    LOG_LEVEL: "warn",
    // Counted as always; one caller is all callers here.
    RATE_LIMIT_PERSON: "1000000000",
    RATE_LIMIT_ANONYMOUS: "1000000000",
    RATE_LIMIT_REQUESTS: "1000000000",
    MEILI_URL: searchServer?.url ?? "",
    MEILI_KEY: searchServer?.key ?? "",
  };
  // As it is started in production.
  const nodeOptions = ["--max-semi-space-size=32"];
  return whileRunning("apps/api/dist/main.js", { env, nodeOptions }, async () => {
    const client = graphqlClient(
      port,
      connections,
      token === null ? {} : { authorization: `Bearer ${token}` },
    );
    try {
      await client.waitUntilReady();
      return await work(client);
    } finally {
      client.close();
    }
  });
}
