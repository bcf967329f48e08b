import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { jsonClient } from "./http-json.mjs";

export function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Asks a GraphQL server over kept connections. An answer with errors rejects. */
export function graphqlClient(port, connections, headers = {}) {
  const client = jsonClient(`http://127.0.0.1:${port}`, connections, headers);
  return {
    async ask(query, variables) {
      const answer = await client.ask("POST", "/graphql", { query, variables });
      if (answer.errors !== undefined) throw new Error(answer.errors[0].message);
      return answer.data;
    },
    async waitUntilReady() {
      for (let attempt = 0; attempt < 300; attempt += 1) {
        const ready = await client.ask("GET", "/health/ready").then(
          () => true,
          () => false,
        );
        if (ready) return;
        await setTimeout(100);
      }
      throw new Error("The API does not get ready.");
    },
    close: () => client.close(),
  };
}
