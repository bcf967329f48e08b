import { Agent, request } from "node:http";

/** Asks a server over kept connections; the body and the answer are JSON. */
export function jsonClient(base, connections, headers = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    async ask(method, path, body) {
      const { status, text } = await send(agent, new URL(path, base), method, headers, body);
      if (status < 200 || status > 299) throw new Error(`${method} ${path}: status ${status}: ${text}`);
      return JSON.parse(text);
    },
    close: () => agent.destroy(),
  };
}

function send(agent, url, method, headers, body) {
  return new Promise((done, failed) => {
    const sent = request(url, { agent, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => done({ status: response.statusCode, text }));
      response.on("error", failed);
    });
    sent.on("error", failed);
    sent.setHeader("content-type", "application/json");
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
