import { findSecrets } from "./find-secrets.js";

/** Of people and machines: mail addresses, IPv4 and IPv6 addresses, hardware addresses. */
const addresses =
  /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}|\b(?:\d{1,3}\.){3}\d{1,3}\b|(?<![\w:])[0-9a-f]{1,4}(?:(?:::?[0-9a-f]{1,4}){3,7}|::[0-9a-f]{1,4})(?![\w:])|\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b/giu;

/** Numbers of cards, phones, accounts and orders: seven digits or more, however they are grouped. Years, ports and versions are shorter. */
const longNumbers = /(?<![\w.])\+?\d(?:[ ()-]{0,2}\d){6,40}(?![\w.])/g;
const isoDate = /(\b\d{4}-\d{2}-\d{2}\b)/;

/** Sixteen or more letters and digits without a space that mix both: keys, hashes, ids. */
const tokens = /(?<![\w-])(?=[\w-]{0,200}\d)(?=[\w-]{0,200}[A-Za-z])[\w-]{16,400}={0,2}(?![\w-])/g;

/** The words in which a text shows what was taken out of it. */
const shown = { secret: "[secret]", address: "[address]", number: "[number]" } as const;

/** What people typed, without their secrets: keys, tokens and passwords, addresses, long numbers. */
export function removeSecrets(text: string): string {
  let plain = "";
  let done = 0;
  for (const { start, end } of findSecrets(text)) {
    plain += text.slice(done, start) + shown.secret;
    done = end;
  }
  return (plain + text.slice(done))
    .replace(addresses, shown.address)
    .replace(tokens, shown.secret)
    .split(isoDate)
    .map((piece, place) => (place % 2 === 1 ? piece : piece.replace(longNumbers, shown.number)))
    .join("");
}
