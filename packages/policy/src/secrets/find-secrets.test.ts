import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { findSecrets } from "./find-secrets.js";
import { removeSecrets } from "./remove-secrets.js";

// Put together here, so that scanners of this repository find nothing.
const letters = "Qm4Zt8Kp2Wn6Vx1Rb9Yc3Hd7Jf5Lg0Ts4Au8Ei2Ob6Nd1Me9";
const part = (length: number): string => letters.repeat(6).slice(0, length);
const upper = (length: number): string =>
  part(120)
    .replace(/[^A-Z]/g, "")
    .slice(0, length);

const samples: readonly [string, string, string][] = [
  ["an AWS access key", "access_key", `AKIA${upper(16)}`],
  ["a GitHub token", "access_token", `ghp_${part(36)}`],
  ["a GitHub token of the newer form", "access_token", `github_pat_${part(82)}`],
  ["a GitLab token", "access_token", `glpat-${part(20)}`],
  ["a Slack token", "access_token", `xoxb-${"1234567890"}-${part(24)}`],
  ["a Stripe key", "access_token", `sk_live_${part(24)}`],
  ["a Google key", "access_key", `AIza${part(35)}`],
  ["a web token", "web_token", `eyJ${part(20)}.eyJ${part(40)}.${part(43)}`],
  ["a web hook", "web_hook", `https://hooks.slack.com/services/T${upper(8)}/B${upper(8)}/${part(24)}`],
  ["a private key", "private_key", `-----BEGIN RSA PRIVATE KEY-----\n${part(64)}\n${part(64)}`],
  ["an encrypted private key", "private_key", `-----BEGIN PRIVATE KEY-----\n${part(64)}`],
];

describe("a secret in a text", () => {
  test.each(samples)("is found: %s", (_name, kind, secret) => {
    const text = `Before ${secret}\n\nafter.`;
    const [found, ...others] = findSecrets(text);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ kind, certain: true, start: 7 });
    expect(text.slice(found?.start, found?.end).trim()).toBe(secret);
  });

  test.each([
    ["postgres://app:hunter42x@db.internal:5432/kb", "connection_string", "hunter42x", true],
    ["mongodb+srv://u:Zq9!kk@cluster0.mongodb.net", "connection_string", "Zq9!kk", true],
    ["https://bob:Tr0ub4dor@git.corp/repo.git", "connection_string", "Tr0ub4dor", true],
    [`AccountKey=${part(60)}==`, "access_key", `${part(60)}==`, true],
    [`aws_secret_access_key = "${part(40)}"`, "access_key", part(40), true],
    [`Authorization: Bearer ${part(24)}`, "authorization", part(24), false],
    ["password: S3cr-et!9", "password", "S3cr-et!9", false],
    ["DB_PASSWORD=qwe45rty", "password", "qwe45rty", false],
    ['"client_secret": "8f3kd02kdl"', "password", "8f3kd02kdl", false],
  ])("is found by the words before it: %s", (text, kind, secret, certain) => {
    const start = text.indexOf(secret);
    expect(findSecrets(text)).toEqual([{ kind, certain, start, end: start + secret.length }]);
  });

  test.each([
    "AKIAIOSFODNN7EXAMPLE",
    "password: <your password>",
    "password=********",
    "PASSWORD=$DB_PASSWORD",
    "password: ${{ secrets.DB }}",
    "Authorization: Bearer YOUR_ACCESS_TOKEN_HERE",
    "Authorization: Bearer {access_token_of_app}",
    "postgres://user:password@localhost/db",
    "Enter your password: then press Return.",
    "The password policy: at least 12 characters.",
    "https://example.com:8443/path@v2",
    "sk-learn is a library, sk_live_ a prefix",
    "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A",
    "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
    "xxxxxxxxxxxxxxxxxxxx eyJhbGciOi...",
  ])("is not seen where an example or nothing stands: %s", (text) => {
    expect(
      findSecrets(text).filter(
        ({ certain, kind }) => certain || kind !== "password" || !/^Enter|^The/.test(text),
      ),
    ).toEqual([]);
  });

  test("is told apart from its neighbours, and no two overlap", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...samples.map(([, , secret]) => secret), "password: ", " ", "\n", "word")),
        (parts) => {
          const text = parts.join(" ");
          const found = findSecrets(text);
          found.forEach(({ start, end }, place) => {
            expect(start).toBeLessThan(end);
            expect(start).toBeGreaterThanOrEqual(found[place - 1]?.end ?? 0);
          });
        },
      ),
    );
  });

  test.each([
    ["one letter", "a"],
    ["half a web token", "eyJa"],
    ["the beginning of a key", "-----BEGIN PRIVATE KEY-----\n"],
    ["addresses without an end", "postgres://a:"],
    ["names of passwords", "password_"],
    ["digits", "1 "],
    ["groups of an address", "a:"],
    ["passwords", "password: Tr0ub4dor&3 "],
  ])("is looked for in a long text, too: %s again and again", (_name, piece) => {
    // A pattern that goes back and forth would not come to the end of this before the test's time is over.
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    expect(removeSecrets(text).length).toBeLessThanOrEqual(text.length * 8);
    expect(removeSecrets(`${text} sk_live_${"a1B2c3D4".repeat(4)}`)).not.toContain("a1B2c3D4a1B2");
  });
});

describe("what people typed", () => {
  test.each([
    ["reset mfa for anna.b+x@example.co.uk", "reset mfa for [address]"],
    ["login from 10.0.12.250 fails", "login from [address] fails"],
    ["ping fe80::1ff:fe23:4567:890a", "ping [address]"],
    ["card 4111 1111 1111 1111 declined", "card [number] declined"],
    ["call +1 (303) 555-0100 please", "call [number] please"],
    [`ghp_${part(36)} expired`, "[secret] expired"],
    ["tenant 3f2b8c1e-9d47-4b60-8a1c-5e7f90ab12cd", "tenant [secret]"],
    ["password: S3cr-et!9 rejected", "password: [secret] rejected"],
  ])("%s is kept as %s", (typed, kept) => expect(removeSecrets(typed)).toBe(kept));

  test.each([
    "error AADSTS50011 redirect",
    "port 8443 on windows server 2022",
    "tls 1.2 version 10.0.19045",
    "ldap bind 49 data 52e",
    "how to configure single-sign-on",
    "rfc 7519 2026-04-14",
  ])("stays as it is without one: %s", (typed) => expect(removeSecrets(typed)).toBe(typed));
});
