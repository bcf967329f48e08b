import { describe, expect, test } from "@jest/globals";
import { pageMeta } from "./page-meta.js";

const site = { id: "root", data: { product: "Halyard Directory", publicUrl: "https://help.example" } };

describe("what a page says about itself", () => {
  test("its canonical address is the public one", () => {
    expect(pageMeta([site], { title: "Reset TOTP", path: "/articles/reset-totp" })).toEqual(
      expect.arrayContaining([
        { title: "Reset TOTP · Halyard Directory help" },
        { tagName: "link", rel: "canonical", href: "https://help.example/articles/reset-totp" },
        { property: "og:url", content: "https://help.example/articles/reset-totp" },
      ]),
    );
  });

  test("what only some may read is not for search engines", () => {
    expect(pageMeta([site], { title: "Runbook", index: false })).toContainEqual({
      name: "robots",
      content: "noindex",
    });
  });

  test("it has a title even where the site is not known", () => {
    expect(pageMeta([], { title: "Sign in" })).toContainEqual({ title: "Sign in · Recourse help" });
  });
});
