import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { maskPatterns } from "./mask-patterns.js";
import { findMasks, maskSecrets } from "./mask-secrets.js";
import type { MaskedKind } from "./masked-kind.js";

// Put together here, so that scanners of this repository find nothing.
const letters = "Qm4Zt8Kp2Wn6Vx1Rb9Yc3Hd7Jf5Lg0Ts4Au8Ei2Ob6Nd1Me9";
const part = (length: number): string => letters.repeat(8).slice(0, length);
const upper = (length: number): string =>
  part(400)
    .replace(/[^A-Z]/g, "")
    .slice(0, length);
const hex = (length: number): string => "3f9a0c7e51b8d264".repeat(8).slice(0, length);
const jwt = `eyJ${part(20)}.eyJ${part(40)}.${part(43)}`;
const pem = (label: string): string =>
  `-----BEGIN ${label}-----\n${part(64)}\n${part(30)}==\n-----END ${label}-----`;

/** The text around, the secret, its kind: nothing of the secret is left, and all of the rest is. */
type Sample = readonly [before: string, secret: string, after: string, kind: MaskedKind];

const byShape: readonly Sample[] = [
  ["Key ", `AKIA${upper(16)}`, ", please", "access_key"],
  ["Key ", "AKIA" + "IOSFODNN7EXAMPLE", "", "access_key"],
  ["", `AIza${part(35)}`, "", "access_key"],
  ["", `ghp_${part(36)}`, "", "access_token"],
  ["x=", `github_pat_${part(82)}`, "&y", "access_token"],
  ["", `glpat-${part(20)}`, "", "access_token"],
  ["", `xoxb-${"1234567890"}-${part(24)}`, "", "access_token"],
  ["", `sk_live_${part(24)}`, "", "access_token"],
  ["", `sk-proj-${part(48)}`, "", "access_token"],
  ["", `npm_${part(36)}`, "", "access_token"],
  ["", `hvs.${part(24)}`, "", "access_token"],
  ["", `GOCSPX-${part(28)}`, "", "secret"],
  ["", `whsec_${part(32)}`, "", "secret"],
  ["", `https://hooks.slack.com/services/T${upper(8)}/B${upper(8)}/${part(24)}`, "", "web_hook"],
  ["The token ", jwt, " is refused", "web_token"],
  ["state%3D", jwt, "%26x", "web_token"],
  ["", `eyJ${part(40)}..${part(16)}.${part(60)}.${part(22)}`, "", "web_token"],
  ["", `eyJ${part(20)}.eyJ${part(40)}.`, "", "web_token"],
  ["Here:\n", pem("RSA PRIVATE KEY"), "\nThanks", "private_key"],
  ["", pem("OPENSSH PRIVATE KEY"), "", "private_key"],
  ["", pem("PGP PRIVATE KEY BLOCK"), "", "private_key"],
  ["", `-----BEGIN PRIVATE KEY-----\n${part(64)}\n${part(64)}`, "\n\nThat was all of it.", "private_key"],
  ['{"key":"', pem("EC PRIVATE KEY").replaceAll("\n", "\\n"), '"}', "private_key"],
  ["> ", pem("PRIVATE KEY").replaceAll("\n", "\n> "), "\n", "private_key"],
  [
    "It sends ",
    `<saml2p:Response xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol" ID="1"><a>x</a></saml2p:Response>`,
    " back.",
    "saml",
  ],
  ["", `PHNhbWxwOlJlc3BvbnNl${part(200)}`, "", "saml"],
];

const byName: readonly Sample[] = [
  ["password: ", "hunter2", "", "password"],
  ["password=", "x", "", "password"],
  ["pwd=", "x", "&user=bob", "password"],
  ["Password: ", "swordfish", " please help", "password"],
  ["password: ", "P@ss;w&rd!", "", "password"],
  ['"password": "', 'my \\"long\\" pass phrase', '", "a": 1', "password"],
  ['{\\"password\\":\\"', "my pass phrase", '\\"}', "password"],
  ["passwd='", "it is a secret", "'", "password"],
  ["DB_PASSWORD=", "qwe45rty", "\nDB_HOST=db", "password"],
  ["Server=db;User Id=app;Password=", "Zq9!kk", ";Encrypt=true", "password"],
  ['"tokens": ["', part(24), '", 1]', "access_token"],
  ['{"name": "Cookie", "value": "', "a=b", '"}', "secret"],
  ["<userPassword>", "Tr0ub4dor", "</userPassword>", "password"],
  ["curl -u admin:", "S3cret!", " https://a.test", "password"],
  ["tool --password ", "S3cret!", " --host a", "password"],
  ["password%3D", "S3cret", "%26user%3Dbob", "password"],
  ["client_secret=", "8f3kd02kdl", "&x=1", "secret"],
  ["RADIUS shared secret: ", "testing123", "", "secret"],
  ["signing_secret = ", hex(32), "", "secret"],
  ["access_token=", part(24), "&token_type=Bearer", "access_token"],
  ['"refresh_token" : "', part(24), '"', "access_token"],
  ["X-Api-Key: ", part(24), "", "access_key"],
  ["AccountKey=", `${part(60)}==`, ";EndpointSuffix=x", "access_key"],
  ["https://a.test/cb?code=", "0.AXkA9f", "&x=1", "access_token"],
  ["https://a.test/cb?session_id=", hex(20), "&a=b", "session"],
  ["JSESSIONID=", hex(32), "; Path=/", "session"],
  ["SAMLResponse=", `${part(300)}%3D`, "&RelayState=a", "saml"],
  ["postgres://app:", "p", "@h", "connection_string"],
  ["postgres://app:", "hunter42x", "@db.internal:5432/kb", "connection_string"],
  ["mongodb+srv://u:", "Zq9!kk@x", "@cluster0.mongodb.net/a?b=c", "connection_string"],
  ["see https://bob:", "Tr0ub4dor", "@git.corp/repo.git", "connection_string"],
  ["Authorization: Bearer ", "abc", "", "authorization"],
  ["Authorization: Basic ", "dXNlcjpwYXNz", "", "authorization"],
  ['-H "Authorization: Token ', "abcdef", '" https://a.test', "authorization"],
  ['"authorization": "SSWS ', part(30), '",', "authorization"],
  ["Authorization: Digest ", 'username="bob", response="1"', "\nHost: a", "authorization"],
  ["PROXY-AUTHORIZATION: Basic ", "dXNlcjpwYXNz", "\n", "authorization"],
  ["it says Bearer ", part(24), " there", "authorization"],
  ["Cookie: ", 'a=b; sid="c d"; e=f', "\nHost: a", "cookie"],
  ["set-cookie: ", "s=1; HttpOnly", "\n", "cookie"],
  ["curl -H 'Cookie: ", 'a="b c"; d=e', "' https://a.test", "cookie"],
];

const byProse: readonly Sample[] = [
  ["my password is ", "hunter2", ", can you look?", "password"],
  ["My password is ", "swordfish", "", "password"],
  ["My password is ", "swordfish", " and it does not work", "password"],
  ["My new password for the admin portal is ", "Sommer2024", ".", "password"],
  ["the password is: ", "Tr0ub4dor&3", "", "password"],
  ['the password was "', "correct horse", '" until yesterday', "password"],
  ["I changed the password to ", "hunter2!", " this morning", "password"],
  ["I log in with password ", "hunter22", "", "password"],
  ["Password:\n", "hunter22", "", "password"],
  ["credentials: admin / ", "S3cret!", "", "password"],
  ["user/pass: admin/", "admin123", "", "password"],
  ["our RADIUS shared secret is ", "testing123", "", "password"],
  ["my MFA code is ", "482 913", "", "one_time_code"],
  ["the verification code: ", "482913", " came twice", "one_time_code"],
  ["OTP ", "482913", "", "one_time_code"],
  ["one-time password was ", "482913", "", "one_time_code"],
  ["Your code is ", "482913", "", "one_time_code"],
  ["recovery code: ", "AB12-CD34-EF56", "", "one_time_code"],
  ["", "482913", " is your verification code", "one_time_code"],
  ["my pin is ", "4711", "", "one_time_code"],
];

describe("a secret in a text is replaced by what it was:", () => {
  test.each([...byShape, ...byName, ...byProse])("%s… %s", (before, secret, after, kind) => {
    const { text, masked } = maskSecrets(before + secret + after);
    const [start, end] = [text.slice(0, before.length), text.slice(text.length - after.length)];
    expect([start, end]).toEqual([before, after]);
    expect(text.slice(before.length, text.length - after.length)).toMatch(/^\[removed [\w -]+\]$/i);
    expect(masked).toEqual([{ kind, count: 1 }]);
  });
});

const harmless: readonly string[] = [
  "I forgot my password.",
  "Please reset the password of our admin.",
  "My password is wrong.",
  "My password is not working and I am locked out",
  "The password was rejected three times.",
  "my password is expired, please help",
  "Our password is stored in 1Password.",
  "The password is case-sensitive",
  "the password is at least 12 characters long",
  "A password is 12-character long and hashed with SHA-256",
  "Password must have 8 characters.",
  "Enter your password: then press Return.",
  "The password policy: at least 12 characters.",
  "password: required",
  "password: <your password>",
  "password=********",
  "PASSWORD=$DB_PASSWORD",
  "password: ${{ secrets.DB }}",
  "password: [removed password]",
  "password: null, user: bob",
  '"password_policy": "strict2024policy"',
  "passwordless: true",
  "Passwords: we rotate them every 90 days",
  "I use a password manager (Bitwarden 2024.1).",
  "Password reset link https://acme.test/reset-password/help",
  "System.Web, Version=4.0.0.0, PublicKeyToken=31bf3856ad364e35",
  "$password = Read-Host -AsSecureString",
  "client_secret_file = /run/secrets/client",
  "printf(password=%s)",
  "PASS: Exchange is installed",
  "authorization: 'Bearer {YOUR_MANAGEMENT_API_TOKEN}'",
  "Authorization: Bearer $management_access_token",
  "Authorization: Bearer MGMT_API_ACCESS_TOKEN",
  "Passwordless: a form of authentication",
  "see [the password is stale](#the-password-is-stale-2)",
  '{"text":"No password is required.\\\\n\\\\nYou"}',
  "password.txt and passwords2024.xlsx were attached",
  "Set the password to never expire.",
  "The token is expired.",
  "Token: how do I get one?",
  "token_type=Bearer&expires_in=3600",
  "token_endpoint: https://idp.example.com/oauth2/v2.0/token",
  "The API key is wrong, says the API.",
  "secret: see the vault",
  "Bearer tokens are refused; Basic authentication works.",
  "Authorization: Basic auth is required",
  "Authorization: the user must be an administrator",
  "WWW-Authenticate: Negotiate",
  "error code 123456 and code 500",
  "LDAP bind failed: 49 data 52e",
  "code: 80090308",
  "The OTP app shows a new code every 30 seconds.",
  "MFA code is not accepted",
  "We rolled out MFA in 2024. One-time password since 2023.",
  "security code review 2024",
  "We accept cookies. Cookie: please clear your cookies.",
  "ticket #10423, INC0012345, KB5034441, CVE-2024-3094, RFC 7519",
  "tenant 3f2b8c1e-9d47-4b60-8a1c-5e7f90ab12cd",
  "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
  "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  `ssh-rsa AAAAB3NzaC1yc2E${part(100)} bob@host`,
  `-----BEGIN PUBLIC KEY-----\n${part(64)}\n-----END PUBLIC KEY-----`,
  `-----BEGIN CERTIFICATE-----\n${part(64)}\n-----END CERTIFICATE-----`,
  "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
  "a file that begins with -----BEGIN PRIVATE KEY----- is needed for this, we were told",
  "https://example.com:8443/path@v2 and ssh://git@github.com:22/a/b",
  "mail bob@example.com or https://a.test/@bob:profile",
  "eyJ is how they begin; eyJhbGciOiJIUzI1NiJ9 is a header alone",
  "sk-learn is a library, sk_live_ a prefix, AKIA too",
  "version 10.0.19045.4291, build 20240115.1, 2026-04-14T15:00:00Z",
  "+1 (303) 555-0100, 10.0.12.250, fe80::1ff:fe23:4567:890a",
  "pass: 12, fail: 3, passed: 120",
  "the first pass is done; the pin is bent",
  "pinning is off, spinning: 1234",
  "<Password>  </Password> and <token/>",
  "docker run -u 1000:1000 image",
];

describe("what is none stays as it is:", () => {
  test.each(harmless)("%s", (text) => expect(maskSecrets(text)).toEqual({ text, masked: [] }));
});

describe("masking", () => {
  test("counts each kind, and names kinds alone", () => {
    const text = `password: hunter2, again password=hunter3 and ${jwt}`;
    expect(maskSecrets(text)).toEqual({
      text: "password: [removed password], again password=[removed password] and [removed signed web token]",
      masked: [
        { kind: "password", count: 2 },
        { kind: "web_token", count: 1 },
      ],
    });
  });

  test("of secrets that overlap leaves nothing of either", () => {
    const { text } = maskSecrets(`password: abc-AKIA${upper(16)}-def`);
    expect(text).toBe("password: [removed password]");
  });

  const samples = [...byShape, ...byName, ...byProse].map(
    ([before, secret, after]) => before + secret + after,
  );

  test("again changes nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...samples, ...harmless, "\n", " ", '"', "…")), (parts) => {
        const once = maskSecrets(parts.join("\n\n"));
        expect(maskSecrets(once.text)).toEqual({
          text: once.text,
          masked: [],
        });
      }),
      { numRuns: 60 },
    );
  });

  test("finds stretches in order, none of which overlap or lie outside", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...samples, "password: ", "eyJ", "://a:", "Cookie: a=")),
        (parts) => {
          const text = parts.join("");
          let done = 0;
          for (const { from, start, end } of findMasks(text)) {
            expect(from).toBeLessThanOrEqual(start);
            expect(start).toBeGreaterThanOrEqual(done);
            expect(end).toBeGreaterThan(start);
            done = end;
          }
          expect(done).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("time is in proportion to the text:", () => {
  test.each(maskPatterns.map(({ pattern }) => pattern.source))(
    "every repetition is bounded in %s",
    (source) => {
      const outsideClasses = source.replace(/\\./g, "_").replace(/\[(?:[^\]])*\]/g, "_");
      expect(outsideClasses).not.toMatch(/[*+]|\{\d+,\}/);
    },
  );

  test.each([
    "a",
    "eyJ",
    "eyJ-",
    "eyJabcdefghijk.",
    "eyJabcdefghijk.eyJabc.",
    "-----BEGIN PRIVATE KEY-----\n",
    `-----BEGIN PRIVATE KEY-----\n${part(64)}\n`,
    "postgres://a:",
    "://a:b@",
    "password",
    "password_",
    "password: ",
    'password="',
    'password:"\\',
    "password: Tr0ub4dor&3 ",
    "my password for ",
    "my my my password is ",
    "token token=",
    "Cookie: a=",
    "<Response ",
    "<password>",
    "Authorization: ",
    "one-time code ",
    "1 ",
    "-",
    "AKIA",
    " ",
    "\\",
    "%25",
    "&code=",
    "a.b-c_d",
  ])("%s, again and again, comes to its end", (piece) => {
    // A pattern that goes back and forth would not come to the end of this before the test's time is over.
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    expect(maskSecrets(text).text.length).toBeLessThanOrEqual(text.length * 8);
    expect(maskSecrets(`${text}\nsk_live_${"a1B2c3D4".repeat(4)}`).text).not.toContain("a1B2c3D4a1B2");
  });
});
