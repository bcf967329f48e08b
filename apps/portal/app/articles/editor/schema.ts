import { Schema, type NodeSpec } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";
import { calloutKinds } from "./callout-kinds.js";
import { marks } from "./schema-marks.js";

/** Cells say how they are aligned, as Markdown does by column. */
const tables = tableNodes({
  tableGroup: "block",
  cellContent: "paragraph",
  cellAttributes: {
    align: {
      default: null,
      getFromDOM: (cell) => cell.getAttribute("data-align"),
      setDOMAttr: (value, attributes) => {
        if (value !== null) attributes["data-align"] = value;
      },
    },
  },
});

const blocks = {
  paragraph: {
    group: "block",
    content: "inline*",
    parseDOM: [{ tag: "p" }],
    toDOM: () => ["p", 0],
  },
  heading: {
    group: "block",
    content: "inline*",
    defining: true,
    attrs: { level: { default: 2, validate: "number" } },
    // The title is the page's only heading of the first level.
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.max(level, 2) } })),
    toDOM: ({ attrs }) => [`h${Math.max(attrs["level"], 2)}`, 0],
  },
  blockquote: {
    group: "block",
    content: "block+",
    defining: true,
    parseDOM: [{ tag: "blockquote" }],
    toDOM: () => ["blockquote", 0],
  },
  callout: {
    group: "block",
    content: "block+",
    defining: true,
    attrs: { kind: { default: "note", validate: "string" } },
    parseDOM: calloutKinds.map((kind) => ({ tag: `div.markdown-alert-${kind}`, attrs: { kind } })),
    toDOM: ({ attrs }) => [
      "div",
      { class: `markdown-alert markdown-alert-${attrs["kind"]}`, "data-kind": attrs["kind"] },
      0,
    ],
  },
  code_block: {
    group: "block",
    content: "text*",
    marks: "",
    code: true,
    defining: true,
    attrs: { language: { default: "", validate: "string" }, meta: { default: "", validate: "string" } },
    parseDOM: [
      { tag: "pre", preserveWhitespace: "full", getAttrs: (pre) => ({ language: languageOf(pre) }) },
    ],
    toDOM: ({ attrs }) => ["pre", { "data-language": attrs["language"] }, ["code", 0]],
  },
  bullet_list: {
    group: "block list",
    content: "list_item+",
    attrs: { loose: { default: false, validate: "boolean" } },
    parseDOM: [{ tag: "ul" }],
    toDOM: () => ["ul", 0],
  },
  ordered_list: {
    group: "block list",
    content: "list_item+",
    attrs: { loose: { default: false, validate: "boolean" }, start: { default: 1, validate: "number" } },
    parseDOM: [{ tag: "ol", getAttrs: (list) => ({ start: Number(list.getAttribute("start") ?? 1) }) }],
    toDOM: ({ attrs }) => ["ol", attrs["start"] === 1 ? {} : { start: attrs["start"] }, 0],
  },
  list_item: {
    content: "block+",
    defining: true,
    attrs: {
      loose: { default: false, validate: "boolean" },
      /** Null where it is no task. */
      checked: { default: null, validate: "boolean|null" },
    },
    parseDOM: [{ tag: "li" }],
    toDOM: () => ["li", 0],
  },
  horizontal_rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
  /** Markdown that has no form here: shown as it stands, and kept so. */
  raw_block: {
    group: "block",
    content: "text*",
    marks: "",
    code: true,
    defining: true,
    toDOM: () => ["pre", { class: "raw-block", "data-raw": "" }, ["code", 0]],
    parseDOM: [{ tag: "pre[data-raw]", preserveWhitespace: "full", priority: 60 }],
  },
} satisfies Record<string, NodeSpec>;

const inline = {
  text: { group: "inline" },
  image: {
    group: "inline",
    inline: true,
    draggable: true,
    attrs: { src: {}, alt: { default: "" }, title: { default: null } },
    parseDOM: [
      {
        // A picture within the page that it is copied from is too large to be part of a text.
        tag: "img[src]:not([src^='data:' i])",
        getAttrs: (image) => ({ src: image.getAttribute("src"), alt: image.getAttribute("alt") ?? "" }),
      },
    ],
    toDOM: ({ attrs }) => ["img", { src: attrs["src"], alt: attrs["alt"] }],
  },
  /** `html` is what stood in the source, where that was an element. */
  hard_break: {
    group: "inline",
    inline: true,
    selectable: false,
    attrs: { html: { default: null } },
    leafText: () => "\n",
    parseDOM: [{ tag: "br" }],
    toDOM: () => ["br"],
  },
  /** Where a line of the source ends inside of a paragraph: a space to readers. */
  soft_break: {
    group: "inline",
    inline: true,
    selectable: false,
    leafText: () => " ",
    toDOM: () => ["span", { class: "soft-break" }, " "],
  },
  raw_inline: {
    group: "inline",
    inline: true,
    attrs: { source: { validate: "string" } },
    leafText: ({ attrs }) => String(attrs["source"]),
    parseDOM: [
      { tag: "code[data-raw]", getAttrs: (code) => ({ source: code.textContent ?? "" }), priority: 60 },
    ],
    toDOM: ({ attrs }) => ["code", { class: "raw-inline", "data-raw": "" }, attrs["source"]],
  },
} satisfies Record<string, NodeSpec>;

/** What an article may consist of while it is written: GitHub's Markdown with alerts, as the renderer has it. */
export const schema = new Schema({
  nodes: { doc: { content: "block+" }, ...blocks, ...tables, ...inline },
  marks,
});

export const { nodes } = schema;

function languageOf(pre: HTMLElement): string {
  const named = /(?:^|\s)language-([\w+#.-]+)/.exec(pre.querySelector("code")?.className ?? "");
  return pre.dataset["language"] ?? named?.[1] ?? "";
}
