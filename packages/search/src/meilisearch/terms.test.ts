import { expect, test } from "@jest/globals";
import { termOf, termsInOrder } from "./terms.js";

test("a tsvector's lexemes come back in the order they stood in, by the part they stood in", () => {
  const terms = termsInOrder(`'49':9 'bind':1A,8C 'code':7B 'don''t':5 'ldap':2A,6 '\\\\server':4 'wi-fi':3`);
  expect(terms).toEqual({
    title: "bind ldap",
    heading: "code",
    text: "wifi server dont ldap bind 49",
  });
});

test("nothing is made of an empty section", () => {
  expect(termsInOrder("")).toEqual({ title: "", heading: "", text: "" });
});

test("a term has none of the marks that mean something in a query", () => {
  expect(['a"b', "wi-fi", "-word", "full.stop"].map(termOf)).toEqual(["ab", "wifi", "word", "fullstop"]);
});
