import type { MarkSpec } from "prosemirror-model";

/** In the order in which they nest where their ends fall together. */
export const marks = {
  link: {
    attrs: { href: { validate: "string" }, title: { default: null } },
    inclusive: false,
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: (link) => {
          const href = link.getAttribute("href") ?? "";
          return isSafe(href) ? { href } : false;
        },
      },
    ],
    toDOM: ({ attrs }) => ["a", isSafe(String(attrs["href"])) ? { href: attrs["href"] } : {}, 0],
  },
  emphasis: {
    parseDOM: [{ tag: "i" }, { tag: "em" }],
    toDOM: () => ["em", 0],
  },
  strong: {
    // Google Docs wraps what it copies into a <b> that is not bold.
    parseDOM: [
      { tag: "b", getAttrs: (b) => (b.style.fontWeight === "normal" ? false : null) },
      { tag: "strong" },
    ],
    toDOM: () => ["strong", 0],
  },
  strike: {
    parseDOM: [{ tag: "s" }, { tag: "del" }],
    toDOM: () => ["del", 0],
  },
  code: {
    code: true,
    parseDOM: [{ tag: "code" }, { tag: "tt" }],
    toDOM: () => ["code", 0],
  },
} satisfies Record<string, MarkSpec>;

/** As the renderer has it: other schemes do not reach readers. */
function isSafe(href: string): boolean {
  return !/^[\s\p{Cc}]*[a-z][a-z\d+.-]*:/iu.test(href) || /^(https?|mailto|tel):/i.test(href);
}
