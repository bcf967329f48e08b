import { domainToASCII } from "node:url";

const LONGEST = 2_000;
/** A quoted string, or anything that needs no quoting: nothing in a name is read as an address. */
const NAME = String.raw`(?:"(?:[^"\\\r\n]|\\[^\r\n])*"|[^"<>@,;:()\\\r\n])*`;
const ADDRESS = String.raw`[A-Za-z0-9!#$&'*+/=?^_{|}~.-]+@[^\s<>@",;:()[\]\\%!]+`;
const NAMED = new RegExp(`^${NAME}<(${ADDRESS})>$`, "u");
const BARE = new RegExp(`^(${ADDRESS})$`, "u");

/**
 * The address of a From header, when there is one way to read it: one field, one mailbox, no comment, no group, no route. Whatever a name
 * says is no address. Lower case, the domain in ASCII; null for everything else.
 */
export function readFrom(fields: readonly string[]): string | null {
  const [field] = fields;
  if (field === undefined || fields.length > 1 || field.length > LONGEST) return null;
  const value = field.replace(/\r?\n(?=[ \t])/g, "").trim();
  const address = (NAMED.exec(value) ?? BARE.exec(value))?.[1];
  return address === undefined ? null : canonicalAddress(address);
}

/** As it is compared with ours: null for what is none, or ends or begins like none. */
export function canonicalAddress(address: string): string | null {
  const at = address.lastIndexOf("@");
  const local = address.slice(0, at).toLowerCase();
  // What a browser's reading of a name lets through, as a soft hyphen, is no name of a mail domain.
  const given = address.slice(at + 1);
  const domain = /[\p{Cf}\p{Cc}\s]/u.test(given) ? "" : domainToASCII(given).toLowerCase();
  const isOdd = /^\.|\.$|\.\./.test(local) || /^\.|\.$|\.\./.test(domain);
  return at < 1 || domain === "" || !domain.includes(".") || isOdd || local.length > 64
    ? null
    : `${local}@${domain}`;
}
