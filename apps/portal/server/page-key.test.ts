import { describe, expect, test } from "@jest/globals";
import { pageKey } from "./page-key.js";

describe("the key that a shared page is kept under", () => {
  test.each([
    ["/", "/"],
    ["/articles/reset-totp", "/articles/reset-totp"],
    ["/articles/reset-totp?utm_source=mail", "/articles/reset-totp"],
    ["/articles/reset-totp?voted=yes&fbclid=1", "/articles/reset-totp?voted=yes"],
    ["/search?category=c1&q=totp", "/search?q=totp&category=c1"],
    ["/search?q=totp&category=", "/search?q=totp"],
    ["/search?q=a&after=c1&after=c2", "/search?q=a&after=c1&after=c2"],
    ["/search?q=a%26b", "/search?q=a%26b"],
    ["/known-issues?component=Devices&x=1", "/known-issues?component=Devices"],
    ["/known-issues/D-12?utm_source=mail", "/known-issues/D-12"],
    ["/?x=1", "/"],
    ["/feed.xml?x=1", "/feed.xml"],
    ["/categories/ldap/feed.xml", "/categories/ldap/feed.xml"],
    ["/sitemaps/2.xml", "/sitemaps/2.xml"],
  ])("of %s is %s", (url, key) => expect(pageKey(url)).toBe(key));

  test.each([
    "/tickets",
    "/desk",
    "/account",
    "/sign-in",
    "/graphql",
    "/articles/a/b",
    `/search?q=${"a".repeat(3_000)}`,
  ])("%s is never kept", (url) => expect(pageKey(url)).toBeNull());
});
