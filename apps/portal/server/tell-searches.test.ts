import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "@jest/globals";
import { hitHref } from "../app/search/hit-href.js";
import { pageKey } from "./page-key.js";
import { toTell } from "./tell-searches.js";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const SEARCH = "U2VhcmNoOjAxOTAwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMA";

function get(url: string, headers: Record<string, string> = {}, method = "GET"): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { url, method, headers: { "user-agent": FIREFOX, ...headers } });
  return request;
}

describe("what the API is told of a page that went out", () => {
  test("results that were shown, with what their search was", () => {
    expect(toTell(get("/search?q=ldap"), 200, "a-receipt")?.input).toEqual({
      receipt: "a-receipt",
      channel: "SEARCH_PAGE",
    });
    // A further page, or no search at all.
    expect(toTell(get("/search?q=ldap&after=x"), 200, null)).toBeNull();
  });

  test("an article that was opened from a hit, as its link says", () => {
    const href = hitHref({ article: { slug: "bind" }, anchor: "tls" }, SEARCH, 2);
    expect(href).toBe(`/articles/bind?from=${SEARCH}.3#tls`);
    for (const status of [200, 304]) {
      expect(toTell(get(href.replace(/#.*/, "")), status, null)?.input).toEqual({
        searchId: SEARCH,
        slug: "bind",
        place: 3,
      });
    }
  });

  test.each<[string, IncomingMessage, number]>([
    ["a page that is not there", get(`/articles/bind?from=${SEARCH}.1`), 404],
    ["an article that was come to otherwise", get("/articles/bind"), 200],
    ["what is no place", get(`/articles/bind?from=${SEARCH}.0`), 200],
    ["what is no search", get("/articles/bind?from=%3Cscript%3E.1"), 200],
    ["a program that reads everything", get("/search?q=ldap", { "user-agent": "Googlebot/2.1" }), 200],
    ["a program that says nothing of itself", get("/search?q=ldap", { "user-agent": "" }), 200],
    ["a browser that reads ahead", get("/search?q=ldap", { "sec-purpose": "prefetch" }), 200],
    ["a look at the headers alone", get("/search?q=ldap", {}, "HEAD"), 200],
    ["another page", get("/policies"), 200],
    ["what is no address", get("//"), 200],
  ])("nothing of %s", (_what, request, status) => {
    expect(toTell(request, status, "a-receipt")).toBeNull();
  });

  test("the cache keeps one page of an article, whatever search it is opened from", () => {
    expect(pageKey(`/articles/bind?from=${SEARCH}.1`)).toBe(pageKey("/articles/bind"));
  });
});
