import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { innerPort, requirePort } from "./ports.js";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function occupied(): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

test("an occupied public port is told in one line, with what to do", async () => {
  const port = await occupied();
  await expect(requirePort("127.0.0.1", port, false)).rejects.toMatchObject({
    name: "CommandFailure",
    message: expect.stringMatching(
      new RegExp(`^Port ${port} is taken by another program\\. .*set PORT[^\\n]*$`),
    ),
  });
});

test("a port that the processes of a killed run let go of is waited for", async () => {
  const port = await occupied();
  const waiting = requirePort("127.0.0.1", port, true);
  for (const server of servers.splice(0)) server.close();
  await expect(waiting).resolves.toBeUndefined();
});

test("an inner service takes another port when its own is occupied", async () => {
  const port = await occupied();
  const given = await innerPort("127.0.0.1", port);
  expect(given).not.toBe(port);
  await expect(requirePort("127.0.0.1", given, false)).resolves.toBeUndefined();
});

test("an address that is not this machine's is told", async () => {
  await expect(requirePort("203.0.113.1", 3000, false)).rejects.toThrow(/cannot be opened \(E\w+\)/);
});
