import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { maskPersonalData } from "./mask-personal-data.js";
import { LONGEST_QUERY, stripQuery } from "./strip-query.js";

describe("a query as it is kept", () => {
  test.each([
    ["an address", "mail of Ada.Lovelace+x@example.co.uk bounces", "mail of bounces"],
    ["an address as a link has it", "invite ada%40example.com", "invite"],
    [
      "name and password in an address",
      "https://bob:hunter2@host.example/path login",
      "https://host.example/path login",
    ],
    [
      "what an address hands over",
      "https://host.example/cb?code=abc#token=def fails",
      "https://host.example/cb fails",
    ],
    ["a password that is named", "password: hunter2 does not work", "password does not work"],
    ["a password that is told", "my password is hunter2", "my password is"],
    ["a bearer token", "Authorization: Bearer abc.def", "authorization"],
    ["a JWT", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.s1g saml", "saml"],
    ["a key that says what it is", "ghp_abcdefghijklmnop1234 git", "git"],
    [
      "a private key",
      "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- import",
      "import",
    ],
    ["an id", "user 550e8400-e29b-41d4-a716-446655440000 locked", "user locked"],
    ["a digest", "d41d8cd98f00b204e9800998ecf8427e mismatch", "mismatch"],
    ["a random password", "a8Fk29xQ71bz rejected", "rejected"],
    ["a telephone number", "+1 (555) 123-4567 sms", "sms"],
    ["a telephone number with dots", "call 555.123.4567", "call"],
    ["a card number", "card 4111 1111 1111 1111", "card"],
    ["a long number", "serial 12345678", "serial"],
  ])("loses %s", (_what, typed, kept) => {
    expect(stripQuery(typed)).toBe(kept);
  });

  test.each([
    ["error codes", "AADSTS50011 0x80070005", "aadsts50011 0x80070005"],
    ["versions", "Windows 10.0.19045.3570 agent 2.4.1", "windows 10.0.19045.3570 agent 2.4.1"],
    ["standards and ports", "802.1x on 1812, SHA-256", "802.1x on 1812, sha-256"],
    ["long words", "internationalization of SAML2 requests", "internationalization of saml2 requests"],
    ["words about passwords", "reset password is broken", "reset password is broken"],
  ])("keeps %s", (_what, typed, kept) => {
    expect(stripQuery(typed)).toBe(kept);
  });

  test("is the same text for the same question, and when it is stripped again", () => {
    expect(stripQuery(stripQuery("password: hunter2 expired"))).toBe("password expired");
    expect(stripQuery("  LDAP\n bind ")).toBe(stripQuery("ldap bind"));
  });

  test("is never too long, and holds nothing that a database cannot", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (typed) => {
        const kept = stripQuery(typed);
        expect([...kept].length).toBeLessThanOrEqual(LONGEST_QUERY);
        expect(kept).not.toMatch(/\p{C}/u);
      }),
    );
  });
});

describe("a text without the customer's people", () => {
  const mask = (text: string) =>
    maskPersonalData(text, {
      people: ["Will Lovelace"],
      names: ["Blue Sky Travel"],
    });

  test("names nobody, by whole name or part of it", () => {
    expect(mask("Dear Will, as WILL LOVELACE said")).toBe("Dear [name], as [name] said");
    expect(mask("Lovelace's laptop")).toBe("[name]'s laptop");
  });

  test("keeps words that are names elsewhere", () => {
    expect(mask("This will work under a blue sky.")).toBe("This will work under a blue sky.");
  });

  test("names no account, and says what was taken out", () => {
    expect(mask("Blue sky travel wrote from a@b.example")).toBe("[name] wrote from [address]");
  });
});
