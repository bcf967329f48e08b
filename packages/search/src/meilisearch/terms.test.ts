import { expect, test } from "@jest/globals";
import { quoted, termsInOrder } from "./terms.js";

test("a tsvector's lexemes come back in the order they stood in, by the part they stood in", () => {
  const terms = termsInOrder(`'49':9 'bind':1A,8C 'code':7B 'don''t':5 'ldap':2A,6 '\\\\server':4 'wi-fi':3`);
  expect(terms).toEqual({
    lexemes: ["49", "bind", "code", "don't", "ldap", "\\server", "wi-fi"],
    title: "bind ldap",
    heading: "code",
    text: "wifi server dont ldap bind 49",
    words: 9,
  });
});

test("nothing is made of an empty section", () => {
  expect(termsInOrder("")).toEqual({ lexemes: [], title: "", heading: "", text: "", words: 0 });
});

test("a phrase is quoted without the marks that would end it", () => {
  expect(quoted(['a"b', "wi-fi", "pass-word"])).toBe('"ab wifi password"');
});
