import type { IncomingMessage } from "node:http";

/**
 * Where a request came from. Each of the trusted proxies in front has added one address to x-forwarded-for;
 * what stands further left is the caller's own claim.
 */
export function callerAddress(request: IncomingMessage, trustedProxies: number): string {
  const forwarded = request.headers["x-forwarded-for"];
  const claimed = trustedProxies === 0 ? [] : String(forwarded ?? "").split(",");
  const addresses = [...claimed, request.socket.remoteAddress ?? ""].flatMap((address) => plain(address));
  return addresses.at(-1 - trustedProxies) ?? addresses[0] ?? "";
}

/** IPv4 callers of an IPv6 socket look like `::ffff:192.0.2.1`. */
function plain(address: string): string[] {
  const trimmed = address.trim().replace(/^::ffff:(?=\d+\.)/i, "");
  return trimmed === "" ? [] : [trimmed];
}
