import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseQuery, withoutOperators } from "./parse-query.js";

const words = (input: string) => parseQuery(input).words.map(({ text }) => text);

describe("what is typed", () => {
  test.each([
    ["reset my password", ["reset", "my", "password"]],
    ["  reset,  password?! ", ["reset", "password"]],
    ["user's (MFA)", ["user's", "MFA"]],
    ["C:\\Windows\\krb5.conf", ["C Windows krb5 conf"]],
    ["error -1018", ["error", "1018"]],
    ["ldap.example.com", ["ldap example com"]],
    ["10.15.2", ["10.15.2"]],
    ["single‑sign‑on", ["single-sign-on"]],
    ["don’t", ["don't"]],
    ['the "SAML response" is late', ["the", "SAML", "response", "is", "late"]],
    ['5" of "', ["5", "of"]],
    ["", []],
    ['?!… -- ""', []],
    ["🙂 password 🙂", ["password"]],
  ])("%p is the words %p", (input, expected) => {
    expect(words(input)).toEqual(expected);
  });

  test("in quotation marks of any kind is a phrase that must be there", () => {
    expect(parseQuery('“bind failed” "invalid  credentials"').phrases).toEqual([
      "bind failed",
      "invalid credentials",
    ]);
  });

  test("behind a minus sign must not be there; a minus within a word or before a number is none", () => {
    expect(parseQuery('sso -okta -"azure ad" get-user -5').excluded).toEqual(["okta", "azure ad"]);
    expect(words("sso -okta get-user")).toEqual(["sso", "get-user"]);
  });

  test("may be taken without its operators", () => {
    const pasted = withoutOperators(parseQuery('Set-User -Name "Ada Lovelace"'));
    expect(pasted).toMatchObject({ phrases: [], excluded: [] });
    expect(pasted.words.map(({ text }) => text)).toEqual(["Set-User", "Name", "Ada", "Lovelace"]);
  });

  test("goes on where nothing stands behind its last word", () => {
    expect(parseQuery("reset passw").openEnded).toBe(true);
    expect(parseQuery("reset passw ").openEnded).toBe(false);
    expect(parseQuery("why?").openEnded).toBe(false);
  });
});

test("a long text is cut between words", () => {
  const { text, words: kept } = parseQuery("password ".repeat(2_000));
  expect(text.length).toBeLessThanOrEqual(1_000);
  expect(new Set(kept.map((word) => word.text))).toEqual(new Set(["password"]));
  expect(kept.length).toBeLessThanOrEqual(40);
});

test("any text is a query, and each of its words stands where it says", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."ab \"-'\\&|!:*()<>\0\ud800é🙂م") }),
  );
  fc.assert(
    fc.property(anyText, (input) => {
      const query = parseQuery(input);
      let before = 0;
      for (const { text, start, end } of query.words) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(text.trim()).toBe(text);
        before = end;
      }
      expect(before).toBeLessThanOrEqual(query.text.length);
      expect(
        [...query.words.map(({ text }) => text), ...query.phrases, ...query.excluded].join(""),
      ).not.toMatch(/[\0\p{Surrogate}]/u);
    }),
    { numRuns: 500 },
  );
});
