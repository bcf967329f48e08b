import { once } from "node:events";
import { createServer } from "node:http";
import { expect, test } from "@jest/globals";
import express from "express";
import { QueryFailedError } from "typeorm";
import { reportFailure } from "../errors.js";
import { createAccessLog, createLog } from "./log.js";

const SECRET = "hunter2hunter2";

function collect(): { lines: string[]; log: ReturnType<typeof createLog> } {
  const lines: string[] = [];
  return { lines, log: createLog("info", { write: (line) => void lines.push(line) }) };
}

test("Q03: a request is one line of method, path, status and time, without what was sent along", async () => {
  const { lines, log } = collect();
  const app = express();
  app.use(createAccessLog(log), express.json(), (_request, response) => {
    response.cookie("recourse.session_token", SECRET).sendStatus(200);
  });
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : "";
  await fetch(`http://127.0.0.1:${port}/attachments/a?code=${SECRET}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${SECRET}`,
      cookie: `recourse.session_token=${SECRET}`,
      referer: `https://help.example/?token=${SECRET}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ password: SECRET }),
  });
  server.closeAllConnections();
  server.close();
  expect(lines).toHaveLength(1);
  expect(lines.join()).not.toContain(SECRET);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    req: { method: "POST", path: "/attachments/a" },
    res: { status: 200 },
  });
});

test("Q03: a failed statement is logged without its values", () => {
  const { lines, log } = collect();
  const failure = Object.assign(new Error("duplicate key value"), {
    detail: `Key (email)=(${SECRET}) already exists.`,
    where: `unnamed portal parameter $1 = '${SECRET}'`,
  });
  reportFailure(log, new QueryFailedError("insert into people values ($1)", [SECRET], failure), "id-1");
  log.warn({ caller: { password: SECRET, secret: SECRET, token: SECRET } }, "said");
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toContain(SECRET);
  expect(lines[0]).toContain("duplicate key value");
});
