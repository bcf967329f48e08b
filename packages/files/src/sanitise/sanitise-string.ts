import { isFilling, maskMark, maskSecrets, type MaskedFinding } from "@recourse/policy";
import { secretUnder } from "./har-names.js";
import { readableText } from "./text-encoding.js";

/** What is taken out on the way. */
export type Found = MaskedFinding[];

/** Encodings within encodings are opened this often. */
const deepest = 6;

export interface StringRules {
  found: Found;
  /** Of JSON that stands in a string. */
  nested(document: unknown, level: number): unknown;
}

/**
 * A string of a HAR without its secrets, whatever it holds: JSON, base64, a form, an address, percent-encoded once or more. A string in
 * which nothing is found stays as it was; one that had to be decoded to find something is left decoded, or encoded anew.
 */
export function sanitiseString(text: string, rules: StringRules, level = 0): string {
  if (text === "" || level > deepest) return maskAll(text, rules.found);
  return (
    sanitiseJson(text, rules, level) ??
    sanitiseBase64(text, rules, level) ??
    sanitisePlain(text, rules, level)
  );
}

function sanitiseJson(text: string, rules: StringRules, level: number): string | null {
  // Protocols on web sockets, and guards against script inclusion, put a few letters before the JSON.
  const start = /^[^{["]{0,24}(?=[{["])/.exec(text)?.[0].length ?? -1;
  if (start === -1) return null;
  const document = parsed(text.slice(start));
  if (document === undefined) return null;
  const before = rules.found.length;
  const sanitised = rules.nested(document, level + 1);
  return rules.found.length === before ? text : text.slice(0, start) + JSON.stringify(sanitised);
}

function parsed(text: string): unknown {
  try {
    const document: unknown = JSON.parse(text);
    return typeof document === "object" && document !== null ? document : undefined;
  } catch {
    return undefined;
  }
}

const base64 = /^(data:[^,]{0,200};base64,)?([A-Za-z0-9+/_-]{16,}={0,2})$/;

function sanitiseBase64(text: string, rules: StringRules, level: number): string | null {
  const [, prefix = "", encoded] = base64.exec(text.replace(/\r?\n/g, "")) ?? [];
  if (encoded === undefined) return null;
  const bytes = Buffer.from(encoded, "base64");
  const decoded =
    readableText(bytes) ??
    (bytes.length % 2 === 0 ? readableText(Buffer.from(bytes.toString("utf16le"))) : null);
  if (decoded === null || decoded.length < 8) return null;
  const before = rules.found.length;
  const sanitised = sanitiseString(decoded, rules, level + 1);
  return rules.found.length === before ? null : prefix + Buffer.from(sanitised).toString("base64");
}

function sanitisePlain(text: string, rules: StringRules, level: number): string {
  const masked = maskAll(maskParts(maskParameters(text, rules.found), rules.found), rules.found);
  const decoded = percentDecoded(masked);
  if (decoded === null) return masked;
  const before = rules.found.length;
  const sanitised = sanitiseString(decoded, rules, level + 1);
  return rules.found.length === before ? masked : sanitised;
}

function maskAll(text: string, found: Found): string {
  const { text: masked, masked: findings } = maskSecrets(text);
  found.push(...findings);
  return masked;
}

const parameter = /(^|[?&#;\s])([\w.[\]%-]{1,80})=([^&#\s"'<>]{1,100000})/g;

/** Of addresses, fragments and forms. */
function maskParameters(text: string, found: Found): string {
  if (!text.includes("=")) return text;
  const words = /\s/.test(text);
  return text.replace(parameter, (all, before: string, name: string, value: string) => {
    // In a sentence, "code=" is not a parameter.
    const kind = secretUnder(name, words && !/[?&#;]/.test(before) ? "other" : "parameter");
    if (kind === null || isFilling(value)) return all;
    found.push({ kind, count: 1 });
    return `${before}${name}=${maskMark(kind)}`;
  });
}

const part =
  /(name="?([\w.[\]-]{1,80})"?(?:;[^\r\n]{0,300})?\r?\n(?:[\w-]{1,60}:[^\r\n]{0,300}\r?\n){0,6}\r?\n)([^\r\n][\s\S]{0,100000}?)(?=\r?\n--)/g;

/** Of forms in parts (RFC 7578). */
function maskParts(text: string, found: Found): string {
  if (!text.includes("name=")) return text;
  return text.replace(part, (all, before: string, name: string, value: string) => {
    const kind = secretUnder(name, "parameter");
    if (kind === null || isFilling(value)) return all;
    found.push({ kind, count: 1 });
    return before + maskMark(kind);
  });
}

/** Null where nothing was encoded. What is no valid sequence stays as it is. */
function percentDecoded(text: string): string | null {
  if (!/%[0-9a-f]{2}/i.test(text)) return null;
  const decoded = text.replace(/(?:%[0-9a-f]{2}){1,2000}/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run.replace(/%([2-7][0-9a-f])/gi, (_all, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
    }
  });
  return decoded === text ? null : decoded;
}
