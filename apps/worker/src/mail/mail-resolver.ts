import { Resolver } from "node:dns/promises";

type Resolve = (name: string, type: string) => Promise<unknown>;

const PATIENCE = { timeout: 3_000, tries: 2 };
/** Reserved (RFC 2606): no such domain can be anybody's. */
const EXAMPLE = /(?:^|\.)example$/;

/** Asks the DNS about senders. */
export function createMailResolver({
  nameServers,
  isDemo,
}: {
  nameServers: readonly string[] | null;
  isDemo: boolean;
}): Resolve {
  const resolver = new Resolver(PATIENCE);
  if (nameServers !== null) resolver.setServers(nameServers);
  const ask: Resolve = (name, type) => resolver.resolve(name, type);
  return isDemo ? (name, type) => demoZone(name.toLowerCase(), type) ?? ask(name, type) : ask;
}

/**
 * The demo's people have addresses of domains that do not exist. What this machine sends is from them, and nothing else is; null for every
 * other domain.
 */
function demoZone(name: string, type: string): Promise<string[][]> | null {
  if (!EXAMPLE.test(name)) return null;
  const isPolicy = name.startsWith("_dmarc.");
  if (type === "TXT" && (isPolicy || !name.startsWith("_"))) {
    return Promise.resolve([[isPolicy ? "v=DMARC1; p=quarantine" : "v=spf1 ip4:127.0.0.0/8 ip6:::1 -all"]]);
  }
  return Promise.reject(Object.assign(new Error("There is no such name."), { code: "ENOTFOUND" }));
}
