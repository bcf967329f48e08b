import type { MaskSpan } from "./mask-span.js";

const tokenLetter = /[\w-]/;

/** The end of the stretch of base64url letters that begins at `from`. */
function tokenEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && tokenLetter.test(text.charAt(end))) end += 1;
  return end;
}

/**
 * Web tokens in compact form: signed (RFC 7515: three parts) and encrypted (RFC 7516: five), wherever they stand, also inside other
 * words. Header and payload are JSON objects, so both begin with `{"`. Every letter is looked at a fixed number of times: what did not
 * become a token is not tried again from within.
 */
export function findWebTokens(text: string): MaskSpan[] {
  const found: MaskSpan[] = [];
  let start = text.indexOf("eyJ");
  while (start !== -1) {
    const header = tokenEnd(text, start);
    let end = header;
    if (text.charAt(header) === ".") {
      const second = tokenEnd(text, header + 1);
      const isPayload = text.startsWith("eyJ", header + 1);
      end = text.charAt(second) === "." ? tokenEnd(text, second + 1) : second;
      let parts = text.charAt(second) === "." ? 3 : 2;
      while (
        parts < 5 &&
        end > second + 1 &&
        text.charAt(end) === "." &&
        tokenLetter.test(text.charAt(end + 1))
      ) {
        end = tokenEnd(text, end + 1);
        parts += 1;
      }
      const long = header - start >= 12 && end - start >= 30;
      if (long && (isPayload || parts === 5)) found.push({ kind: "web_token", from: start, start, end });
      else end = header;
    }
    start = text.indexOf("eyJ", Math.max(end, start + 3));
  }
  return found;
}

const BEGIN = /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
/** Ends and line breaks may be written out, as in JSON: `\n`. */
const inKey = /[A-Za-z0-9+/=\s\\:,>"'|._-]/;
const longestKey = 64 * 1024;

/** Blocks of private keys (RFC 7468 and their kin), also quoted, escaped, or without their end. */
export function findPrivateKeys(text: string): MaskSpan[] {
  const found: MaskSpan[] = [];
  let done = 0;
  for (const { index, 0: label } of text.matchAll(BEGIN)) {
    if (index < done) continue;
    const content = index + label.length;
    const nextBegin = text.indexOf("-----BEGIN ", content);
    const most = Math.min(text.length, content + longestKey, nextBegin === -1 ? text.length : nextBegin);
    const closing = text.slice(content, most).search(/-----END [A-Z0-9 ]{3,60}-----/);
    let end = content + closing;
    if (closing === -1) {
      end = content;
      while (end < most && inKey.test(text.charAt(end))) end += 1;
      // Of a block without an end, what follows it in words is not taken along.
      const data =
        /^[\s\\nr>"'|,]{0,40}(?:[A-Za-z-]{1,30}: [^\n]{0,200}\n){0,6}(?:[\s\\>"'|,]{0,40}(?:\\[rn]){0,2}[A-Za-z0-9+/=]{16,4096}){1,2000}/.exec(
          text.slice(content, end),
        );
      end = content + (data?.[0].length ?? 0);
    }
    if (end > content && /[A-Za-z0-9+/]{4}/.test(text.slice(content, end))) {
      found.push({
        kind: "private_key",
        from: index,
        start: index,
        end: closing === -1 ? end : endOfLine(text, end),
      });
      done = end;
    }
  }
  return found;
}

/** Behind the closing dashes. */
function endOfLine(text: string, from: number): number {
  const dashes = text.indexOf("-----", from + 5);
  return dashes === -1 ? text.length : dashes + 5;
}

const samlOpening =
  /<((?:[\w-]{1,40}:)?(?:Response|Assertion|EncryptedAssertion|LogoutResponse|ArtifactResponse))\b[^<>]{0,4000}urn:oasis:names:tc:SAML/g;
/** Longer than what identity providers send; without its end, this much is taken out. */
const longestSaml = 512 * 1024;

/** SAML responses and assertions written out as XML: who has one that is signed can sign in with it. */
export function findSaml(text: string): MaskSpan[] {
  const found: MaskSpan[] = [];
  let done = 0;
  for (const { index, 1: name = "" } of text.matchAll(samlOpening)) {
    if (index < done) continue;
    const closing = `</${name}>`;
    const at = text.indexOf(closing, index);
    const end =
      at === -1 || at - index > longestSaml
        ? Math.min(text.length, index + longestSaml)
        : at + closing.length;
    found.push({ kind: "saml", from: index, start: index, end });
    done = end;
  }
  return found;
}
