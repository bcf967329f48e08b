import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";

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
export function graphqlClient(port, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    async ask(query, variables) {
      const { status, text } = await send(agent, port, "/graphql", JSON.stringify({ query, variables }));
      const answer =
        status === 200 ? JSON.parse(text) : { errors: [{ message: `status ${status}: ${text}` }] };
      if (answer.errors !== undefined) throw new Error(answer.errors[0].message);
      return answer.data;
    },
    async waitUntilReady() {
      for (let attempt = 0; attempt < 300; attempt += 1) {
        const status = await send(agent, port, "/health/ready", null).then(
          (answer) => answer.status,
          () => 0,
        );
        if (status === 200) return;
        await setTimeout(100);
      }
      throw new Error("The API does not get ready.");
    },
    close: () => agent.destroy(),
  };
}

function send(agent, port, path, body) {
  return new Promise((done, failed) => {
    const options = { agent, host: "127.0.0.1", port, path, method: body === null ? "GET" : "POST" };
    const sent = request(options, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => done({ status: response.statusCode, text }));
      response.on("error", failed);
    });
    sent.on("error", failed);
    sent.setHeader("content-type", "application/json");
    sent.end(body ?? undefined);
  });
}
