/** What a secret looks like. `certain` where nothing else looks like it; the others are often examples, and are asked about. */
export interface SecretPattern {
  kind: SecretKind;
  certain: boolean;
  /** Matches in linear time. Where it has a group, the group is the secret and the rest is what gives it away. */
  pattern: RegExp;
}

export const secretKinds = [
  "private_key",
  "access_key",
  "access_token",
  "web_token",
  "web_hook",
  "connection_string",
  "authorization",
  "password",
] as const;
export type SecretKind = (typeof secretKinds)[number];

/** Keys and tokens that their makers gave a shape of their own, so that they can be found (each maker documents its prefix). */
const shaped: readonly SecretPattern[] = [
  {
    kind: "private_key",
    certain: true,
    pattern:
      /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----\s*(?:[A-Za-z0-9-]{1,40}: [^\n]{0,200}\n\s*){0,10}[A-Za-z0-9+/=]{16,200}(?:\r?\n[A-Za-z0-9+/=]{1,200}){0,500}/g,
  },
  { kind: "access_key", certain: true, pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g },
  { kind: "access_key", certain: true, pattern: /\bAIza[\w-]{35}(?![\w-])/g },
  {
    kind: "access_token",
    certain: true,
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{60,255})\b/g,
  },
  { kind: "access_token", certain: true, pattern: /\bgl(?:pat|dt|rt|cbt|ptt|ft|soat|agent)-[\w-]{20,60}/g },
  { kind: "access_token", certain: true, pattern: /\bxox[abeoprs]-(?:\d+-){0,4}[A-Za-z0-9-]{10,250}/g },
  { kind: "access_token", certain: true, pattern: /\bxapp-\d-[A-Z0-9]{6,20}-\d{6,20}-[a-f0-9]{32,128}\b/g },
  { kind: "access_token", certain: true, pattern: /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,250}\b/g },
  { kind: "access_token", certain: true, pattern: /\bsk-(?:ant-|proj-|svcacct-)?[A-Za-z0-9_-]{32,250}/g },
  { kind: "access_token", certain: true, pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { kind: "access_token", certain: true, pattern: /\bpypi-AgE[A-Za-z0-9_-]{50,250}/g },
  { kind: "access_token", certain: true, pattern: /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g },
  { kind: "access_token", certain: true, pattern: /\bdop_v1_[a-f0-9]{64}\b/g },
  { kind: "access_token", certain: true, pattern: /\bya29\.[\w-]{30,400}/g },
  { kind: "access_token", certain: true, pattern: /\brct_[A-Za-z0-9_-]{20,120}/g },
  {
    kind: "web_hook",
    certain: true,
    pattern:
      /https:\/\/hooks\.slack\.com\/(?:services|workflows)\/[A-Z0-9]{6,14}\/[A-Z0-9]{6,14}\/[A-Za-z0-9]{20,40}/g,
  },
  // RFC 7519, compact form with a signature: header and payload are JSON objects, so both begin with `{"`.
  { kind: "web_token", certain: true, pattern: /\beyJ[\w-]{10,4000}\.eyJ[\w-]{10,8000}\.[\w-]{20,1500}/g },
];

/** Secrets that only the words before them give away: of the same shape as an example. */
const named: readonly SecretPattern[] = [
  {
    kind: "connection_string",
    certain: true,
    pattern:
      /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|ldaps?|smtps?|ftps?|https?):\/\/[^\s:/@"'`<>()]{0,100}:([^\s/@"'`<>]{3,200})@[^\s"'`<>]{1,200}/gi,
  },
  { kind: "access_key", certain: true, pattern: /\bAccountKey=([A-Za-z0-9+/]{40,100}={0,2})/g },
  {
    kind: "access_key",
    certain: true,
    pattern:
      /\baws_?secret_?(?:access_?)?key["']?\s{0,5}[:=]\s{0,5}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/gi,
  },
  {
    kind: "authorization",
    certain: false,
    pattern: /\b(?:Bearer|Basic)[ \t]{1,4}([A-Za-z0-9._~+/-]{16,2000}={0,2})/g,
  },
  {
    kind: "password",
    certain: false,
    pattern:
      /\b(?:\w{0,30}_)?(?:pass(?:word|wd|phrase|code)?|pwd|client[_-]?secret|api[_-]?key|secret[_-]?key|access[_-]?token|auth[_-]?token)["']?[ \t]{0,5}(?::|=|:=)[ \t]{0,5}["'`]?([^\s"'`<>,;|\\]{4,200})/gi,
  },
];

export const secretPatterns: readonly SecretPattern[] = [...shaped, ...named];

/** What writers put where a secret would be. */
const placeholder =
  /example|sample|place.?holder|change.?me|redacted|removed|dummy|replace|insert|your|my[-_]?(?:pass|secret|token|key)|secret.?here|x{4,}|\*{3,}|\.{3}|…|^[<[{(%$].*|^(?:null|none|true|false|undefined|string|text|required|optional|password|passwd|secret|pass|pwd|token|value|user(?:name)?|env|process\.env.*|os\.environ.*)\W*$/i;

/** Whether something in a secret's place is none: an example's filling, a variable, one letter again and again. */
export function isPlaceholder(secret: string): boolean {
  return placeholder.test(secret) || new Set(secret.replace(/[^A-Za-z0-9]/g, "")).size < 3;
}
