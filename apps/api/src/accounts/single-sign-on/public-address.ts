import { lookup, type LookupAddress, type LookupAllOptions } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

export class ForbiddenAddressError extends Error {
  constructor(readonly host: string) {
    super(`${host} is no address of the public internet`);
    this.name = "ForbiddenAddressError";
  }
}

/** Whether an IP address is one that anybody in the world may have: not this machine's, not a network's own, not a cloud's metadata. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

type Resolve = (
  host: string,
  options: LookupAllOptions,
  tell: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Resolves a name for one connection, and refuses it where any of its addresses is not public. The connection is made to exactly what was
 * looked at: a name that answers otherwise a second later changes nothing.
 */
export function publicLookup(resolve: Resolve = lookup): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      // Of a name that is not found, nothing comes with the error.
      const [first] = error === null ? addresses : [];
      if (error !== null || first === undefined) {
        callback(error ?? new ForbiddenAddressError(host), "");
      } else if (!addresses.every(({ address }) => isPublicAddress(address))) {
        callback(new ForbiddenAddressError(host), "");
      } else if (options.all === true) {
        callback(null, addresses);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}

/** Of an address that is to be fetched. Numbers as names are looked at here, for they are never resolved. */
export function checkPublicUrl(address: string): URL {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (url.protocol !== "https:" || (isIP(host) !== 0 && !isPublicAddress(host))) {
    throw new ForbiddenAddressError(url.host);
  }
  return url;
}
