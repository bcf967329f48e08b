import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "@jest/globals";
import { callerAddress } from "./caller-address.js";

function request(remoteAddress: string, forwarded?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: remoteAddress });
  const incoming = new IncomingMessage(socket);
  if (forwarded !== undefined) incoming.headers["x-forwarded-for"] = forwarded;
  return incoming;
}

test.each([
  ["with no proxy, who connects", 0, "192.0.2.1", undefined, "192.0.2.1"],
  ["with no proxy, whatever is claimed", 0, "192.0.2.1", "6.6.6.6", "192.0.2.1"],
  ["behind one proxy, what that proxy saw", 1, "10.0.0.1", "192.0.2.1", "192.0.2.1"],
  ["behind one proxy, not what the caller added before", 1, "10.0.0.1", "6.6.6.6, 192.0.2.1", "192.0.2.1"],
  ["behind two proxies, what the outer one saw", 2, "10.0.0.1", "6.6.6.6, 192.0.2.1, 10.0.0.2", "192.0.2.1"],
  ["where a proxy told nothing, who connects", 1, "10.0.0.1", undefined, "10.0.0.1"],
  ["an IPv4 address in IPv6 clothes", 0, "::ffff:192.0.2.1", undefined, "192.0.2.1"],
])("A18: the caller's address is, %s", (_case, proxies, remote, forwarded, address) => {
  expect(callerAddress(request(remote, forwarded), proxies)).toBe(address);
});
