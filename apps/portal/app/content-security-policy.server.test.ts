import { expect, test } from "@jest/globals";
import { contentSecurityPolicy } from "./content-security-policy.server.js";

test("a page without framework script admits no inline script at all", () => {
  const policy = contentSecurityPolicy({ https: false });
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/unsafe|nonce|https:/);
});

test("a page with framework script admits that of its own nonce", () => {
  expect(contentSecurityPolicy({ nonce: "abc", https: true })).toContain("script-src 'self' 'nonce-abc';");
});

test.each([true, false])("Q11: nobody may frame a page or aim its forms elsewhere (https: %s)", (https) => {
  const policy = contentSecurityPolicy({ https });
  for (const rule of [
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
  ]) {
    expect(policy).toContain(rule);
  }
});
