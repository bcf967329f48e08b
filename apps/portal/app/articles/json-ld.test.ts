import { describe, expect, test } from "@jest/globals";
import { articleJsonLd, jsonForScript } from "./json-ld.js";

const article = {
  slug: "break-out",
  title: "</script><script>alert(1)</script> & <!-- \u2028",
  summary: "How a title tries to leave its element.",
  publishedAt: "2026-10-02T10:00:00Z",
  updatedAt: "2026-11-03T15:20:00Z",
};
const crumbs = [{ title: "Single sign-on", href: "/categories/sso" }];

describe("the structured data of an article", () => {
  const data = articleJsonLd({ article, crumbs, publicUrl: "https://help.example", publisher: "Halyard" });

  test("cannot end the element that it stands in", () => {
    expect(jsonForScript(data)).not.toMatch(/[<>&\u2028\u2029]/);
  });

  test("says the same as the article once it is parsed", () => {
    const [described, breadcrumbs] = JSON.parse(jsonForScript(data))["@graph"];
    expect(described).toMatchObject({
      headline: article.title,
      dateModified: article.updatedAt,
      publisher: { name: "Halyard" },
    });
    expect(breadcrumbs.itemListElement).toEqual([
      {
        "@type": "ListItem",
        position: 1,
        name: "Single sign-on",
        item: "https://help.example/categories/sso",
      },
      {
        "@type": "ListItem",
        position: 2,
        name: article.title,
        item: "https://help.example/articles/break-out",
      },
    ]);
  });
});
