/** What is taken out of messages and files before anybody reads them: how one is called, and several. */
const words = {
  password: ["password", "passwords"],
  one_time_code: ["one-time code", "one-time codes"],
  private_key: ["private key", "private keys"],
  access_key: ["access key", "access keys"],
  access_token: ["access token", "access tokens"],
  web_token: ["signed web token", "signed web tokens"],
  web_hook: ["web hook address", "web hook addresses"],
  connection_string: ["connection password", "connection passwords"],
  authorization: ["authorization header", "authorization headers"],
  cookie: ["cookie", "cookies"],
  session: ["session identifier", "session identifiers"],
  saml: ["SAML message", "SAML messages"],
  secret: ["secret value", "secret values"],
  response_body: ["response body", "response bodies"],
} as const;

export type MaskedKind = keyof typeof words;

/** How many secrets of a kind were taken out. Never the secret, nor anything that it could be worked out from. */
export interface MaskedFinding {
  kind: MaskedKind;
  count: number;
}

const kindSet: ReadonlySet<string> = new Set(Object.keys(words));

export function isMaskedKind(kind: string): kind is MaskedKind {
  return kindSet.has(kind);
}

export const maskedKinds: readonly MaskedKind[] = Object.keys(words).filter(isMaskedKind);

/** What stands where the secret stood. */
export function maskMark(kind: MaskedKind): string {
  return `[removed ${words[kind][0]}]`;
}

/** "a password", "3 cookies". */
export function maskedFindingWords({ kind, count }: MaskedFinding): string {
  const [one, several] = words[kind];
  return count === 1
    ? `${/^[aeio]/i.test(one) && !one.startsWith("one") ? "an" : "a"} ${one}`
    : `${count} ${several}`;
}

/** "a password, 2 cookies and an access key"; empty where nothing was found. */
export function maskedWords(findings: readonly MaskedFinding[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(findings.map(maskedFindingWords));
}

/** Several findings as one: each kind once, in the order in which kinds are named here. */
export function sumMasked(findings: readonly MaskedFinding[]): MaskedFinding[] {
  const counts = new Map<MaskedKind, number>();
  for (const { kind, count } of findings) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return maskedKinds.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [{ kind, count }];
  });
}
