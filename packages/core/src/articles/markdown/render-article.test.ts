import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { renderArticle } from "./render-article.js";
import { renderMessage } from "./render-message.js";
import { splitSections } from "./split-sections.js";

describe("an article's body", () => {
  test.each([
    ["script element", "<script>alert(1)</script>"],
    ["script in a block", "text\n\n<div><script src=//evil.test/x.js></script></div>"],
    ["event handler", `<img src="x" onerror="alert(1)">`],
    ["event handler on text", `<p onclick="alert(1)">hello</p>`],
    ["javascript link", "[click](javascript:alert(1))"],
    ["javascript link, disguised", "[click](java&#x09;script:alert(1))"],
    ["javascript link in HTML", `<a href=" javascript:alert(1)">x</a>`],
    ["vbscript link", "[x](vbscript:msgbox)"],
    ["data address", "![x](data:text/html;base64,PHNjcmlwdD4=)"],
    ["data link", "[x](data:text/html,<script>alert(1)</script>)"],
    ["SVG", `<svg><animate onbegin=alert(1) attributeName=x></svg>`],
    [
      "MathML",
      `<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math>`,
    ],
    ["style element", "<style>body{background:url(//evil.test)}</style>"],
    ["style attribute", `<b style="position:fixed;inset:0">x</b>`],
    ["frame", `<iframe src="https://evil.test"></iframe>`],
    ["form", `<form action="https://evil.test"><input name=password><button>Go</button></form>`],
    ["base", `<base href="https://evil.test/">`],
    ["meta refresh", `<meta http-equiv="refresh" content="0;url=https://evil.test">`],
    ["object", `<object data="x.swf"></object><embed src="x">`],
    ["template", `<template><img src=x onerror=alert(1)></template>`],
    ["clobbering id", `<a id="getElementById" name="cookie">x</a>`],
    ["code class", '<code class="x language-js" onmouseover="alert(1)">a</code>'],
    ["unclosed comment", "<!-- <img src=x onerror=alert(1)>"],
  ])("cannot do harm with a %s", (_what, markdown) => {
    for (const html of [renderArticle(markdown).html, renderMessage(markdown)]) {
      const tags = (html.match(/<[^>]*>/g) ?? []).join("").replaceAll('<input disabled type="checkbox">', "");
      expect(tags).not.toMatch(
        /<(script|style|svg|math|iframe|object|embed|form|input|base|meta|template|link)\b/i,
      );
      expect(tags).not.toMatch(/\s(on\w+|style)=|(javascript|vbscript|data):|getElementById/i);
    }
  });

  test("has anchors on its headings, callouts, highlighted code and tables that scroll", () => {
    const { html, headings } = renderArticle(
      "## Bind fails\n\n> [!WARNING]\n> Mind the port.\n\n```bash\nldapsearch -x # test\n```\n\n| a | b |\n|---|---|\n| 1 | [x](https://example.com) |\n\n### Bind fails\n",
    );
    expect(headings).toEqual([
      { depth: 2, text: "Bind fails", anchor: "bind-fails" },
      { depth: 3, text: "Bind fails", anchor: "bind-fails-1" },
    ]);
    expect(html).toContain('<h2 id="bind-fails">');
    expect(html).toContain('href="#bind-fails-1"');
    expect(html).toMatch(/class="markdown-alert markdown-alert-warning"/);
    expect(html).toMatch(/hljs-comment/);
    expect(html).toMatch(/<div class="table-scroll"[^>]*><table>/);
    expect(html).toContain('rel="nofollow noopener noreferrer"');
  });

  test("keeps harmless HTML, pictures of ours, and links within the help centre as they are", () => {
    const { html } = renderArticle(
      "a<br>b <kbd>Ctrl</kbd>\n\n![The console](/files/abc) [more](/articles/other#part)",
    );
    expect(html).toContain("a<br>b <kbd>Ctrl</kbd>");
    expect(html).toContain('<img src="/files/abc" alt="The console" loading="lazy" decoding="async">');
    expect(html).toContain('<a href="/articles/other#part">more</a>');
  });

  test("keeps the place of its images free, at the size that is known or that its author wants", () => {
    const key = "ab".repeat(20);
    const { html } = renderArticle(
      `![a](/files/${key}) ![b](/files/${"cd".repeat(20)}) <img src="/files/${key}" width="300" alt="c">`,
      new Map([[key, { width: 640, height: 480 }]]),
    );
    expect(html).toContain(
      `<img src="/files/${key}" alt="a" loading="lazy" decoding="async" width="640" height="480">`,
    );
    expect(html).toContain(`<img src="/files/${"cd".repeat(20)}" alt="b" loading="lazy" decoding="async">`);
    expect(html).toMatch(/width="300"[^>]*alt="c"/);
    expect(html).not.toMatch(/width="300"[^>]*height/);
  });

  test("has no second title", () => {
    expect(renderArticle("# Title\n\ntext").html).toContain('<h2 id="title">');
  });

  test("is rendered whatever it is", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300, unit: "binary" }),
        (text) => typeof renderArticle(text).html === "string",
      ),
    );
  });
});

test("a message shows no pictures from elsewhere", () => {
  expect(renderMessage("![x](https://evil.test/pixel.png) **hello**")).toBe("<p> <strong>hello</strong></p>");
});

describe("sections", () => {
  const body =
    "Before.\n\n## First *part*\n\nOne `two`.\n\n- three\n- four\n\n#### Deep\n\nstill first\n\n### Second\n\n| a | b |\n|---|---|\n| c | d |\n\n> quoted\n\n## First part\n";

  test("are split at headings, with their text in plain words", () => {
    expect(splitSections(body)).toEqual([
      { number: 0, heading: null, anchor: null, text: "Before." },
      {
        number: 1,
        heading: "First part",
        anchor: "first-part",
        text: "One two.\nthree\nfour\nDeep\nstill first",
      },
      { number: 2, heading: "Second", anchor: "second", text: "a b\nc d\nquoted" },
      { number: 3, heading: "First part", anchor: "first-part-1", text: "" },
    ]);
  });

  test("have the anchors of the page", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.string({ maxLength: 12 })), { maxLength: 12 }),
        (lines) => {
          const markdown = lines
            .map(([depth, text]) => `${"#".repeat(depth)} ${text.replace(/[\r\n]/g, " ")}\n`)
            .join("\n");
          const { html } = renderArticle(markdown);
          return splitSections(markdown).every(
            ({ anchor }) => anchor === null || html.includes(`id="${escaped(anchor)}"`),
          );
        },
      ),
    );
  });

  test("of an empty article are one empty one", () => {
    expect(splitSections("")).toEqual([{ number: 0, heading: null, anchor: null, text: "" }]);
  });
});

function escaped(attribute: string): string {
  return attribute.replaceAll("&", "&#x26;").replaceAll('"', "&#x22;");
}
