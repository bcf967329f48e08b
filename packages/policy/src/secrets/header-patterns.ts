import type { MaskPattern } from "./mask-pattern.js";
import { isFilling, isOrdinaryWord, looksGenerated } from "./secret-words.js";

/** Credentials behind "Basic" are a name and a password in base64 (RFC 7617). */
function isBasic(secret: string): boolean {
  return /^[A-Za-z0-9+/]{6,2000}={0,2}$/.test(secret) && (/[\d=]/.test(secret) || /[a-z][A-Z]/.test(secret));
}

const isBearer = (secret: string): boolean =>
  !isFilling(secret) && (looksGenerated(secret) || secret.length >= 20 || /\d/.test(secret));

/** What HTTP sends to show who asks (RFC 9110, 6265). */
export const headerPatterns: readonly MaskPattern[] = [
  {
    kind: "authorization",
    hints: ["authorization"],
    pattern:
      /(?<name>(?:proxy-)?authorization)\\{0,3}["'`]?\s{0,4}[:=]\s{0,4}\\{0,3}["'`]?(?:digest|hawk|oauth|aws4-hmac-sha256|signature)\s{1,3}([^\r\n]{8,4000})/gi,
  },
  {
    kind: "authorization",
    hints: ["authorization"],
    pattern:
      /(?<name>(?:proxy-)?authorization)\\{0,3}["'`]?\s{0,4}[:=]\s{0,4}\\{0,3}["'`]?(?:(?:bearer|negotiate|ntlm|token|apikey|ssws|bot|key|splunk|zoho-oauthtoken)\s{1,3})([^\s"'`<>,;\\]{1,8000})(?=[\s"'`<>,;\\]|$)/gi,
    is: (secret) =>
      !isFilling(secret) &&
      !isOrdinaryWord(secret) &&
      !/^(?:tokens?|header|scheme|auth|authentication)$/i.test(secret),
  },
  {
    kind: "authorization",
    hints: ["authorization"],
    pattern:
      /(?<name>(?:proxy-)?authorization)\\{0,3}["'`]?\s{0,4}[:=]\s{0,4}\\{0,3}["'`]?(?:basic\s{1,3})?([^\s"'`<>,;\\]{4,8000})/gi,
    is: (secret) =>
      (isBasic(secret) || looksGenerated(secret)) && !isFilling(secret) && !isOrdinaryWord(secret),
  },
  {
    kind: "authorization",
    hints: ["bearer"],
    pattern: /\bbearer(?:[ \t]{1,4}|%20|\+)([A-Za-z0-9._~+/-]{6,8000}={0,2})/gi,
    is: isBearer,
  },
  {
    kind: "authorization",
    hints: ["basic"],
    pattern: /\bBasic[ \t]{1,4}([A-Za-z0-9+/]{8,2000}={0,2})/gi,
    is: isBasic,
  },
  {
    kind: "cookie",
    hints: ["cookie"],
    pattern: /^[ \t<>*|]{0,8}(?:set-)?cookie2?:[ \t]{0,4}([\w!#$%&*+.^`|~-]{1,200}=[^\r\n]{1,16000})/gim,
  },
  {
    kind: "cookie",
    hints: ["cookie"],
    pattern:
      /(?:"(?:set-)?cookie2?:\s{0,3}((?:[^"\\\r\n]|\\.){1,16000})|'(?:set-)?cookie2?:\s{0,3}([^'\r\n]{1,16000}))(?=["'])/gi,
    is: (secret) => secret.includes("=") && !isFilling(secret),
  },
  {
    kind: "cookie",
    hints: ["cookie"],
    pattern:
      /(?<![\w-])(?:set-)?cookie2?\\{0,3}["']?\s{0,4}[:=]\s{0,4}\\{0,3}["'`]?([\w!#$%&*+.^|~-]{1,200}=(?:[^"'`\r\n\\]|\\[^"rn]){1,16000})/gi,
    is: (secret) => !isFilling(secret),
  },
];
