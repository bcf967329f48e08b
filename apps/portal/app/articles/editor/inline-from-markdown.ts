import type { Definition, PhrasingContent } from "mdast";
import type { Mark, Node } from "prosemirror-model";
import { stringifyMarkdown } from "./markdown-parser.js";
import { nodes, schema } from "./schema.js";

/** Where `[text][label]` leads. */
export type Definitions = ReadonlyMap<string, Definition>;

/** Text with its marks. What has no form here becomes a piece of source. */
export function inlineNodes(
  content: readonly PhrasingContent[],
  definitions: Definitions,
  marks: readonly Mark[] = [],
): Node[] {
  const within = (children: readonly PhrasingContent[], mark: Mark) =>
    inlineNodes(children, definitions, mark.addToSet(marks));
  return content.flatMap((node): Node[] => {
    switch (node.type) {
      case "text":
        return lines(node.value, marks);
      case "emphasis":
        return within(node.children, schema.marks.emphasis.create());
      case "strong":
        return within(node.children, schema.marks.strong.create());
      case "delete":
        return within(node.children, schema.marks.strike.create());
      case "link":
        return within(node.children, linkMark(node));
      case "linkReference": {
        const definition = definitions.get(node.identifier);
        return definition === undefined ? [source(node, marks)] : within(node.children, linkMark(definition));
      }
      case "inlineCode":
        return [schema.text(node.value, schema.marks.code.create().addToSet(marks))];
      case "image":
        return [image(node, node.alt, marks)];
      case "imageReference": {
        const definition = definitions.get(node.identifier);
        return [definition === undefined ? source(node, marks) : image(definition, node.alt, marks)];
      }
      case "break":
        return [nodes.hard_break.create(null, null, marks)];
      case "html":
        return [
          /^<br\s*\/?>$/i.test(node.value)
            ? nodes.hard_break.create({ html: node.value }, null, marks)
            : nodes.raw_inline.create({ source: node.value }, null, marks),
        ];
      default:
        return [source(node, marks)];
    }
  });
}

interface Target {
  url: string;
  title?: string | null | undefined;
}

function linkMark({ url, title }: Target): Mark {
  return schema.marks.link.create({ href: url, title: title ?? null });
}

function image({ url, title }: Target, alt: string | null | undefined, marks: readonly Mark[]): Node {
  return nodes.image.create({ src: url, alt: alt ?? "", title: title ?? null }, null, marks);
}

function lines(text: string, marks: readonly Mark[]): Node[] {
  return text
    .split("\n")
    .flatMap((line, at) => [
      ...(at === 0 ? [] : [nodes.soft_break.create(null, null, marks)]),
      ...(line === "" ? [] : [schema.text(line, marks)]),
    ]);
}

function source(node: PhrasingContent, marks: readonly Mark[]): Node {
  const markdown = stringifyMarkdown([{ type: "paragraph", children: [node] }]);
  return nodes.raw_inline.create({ source: markdown }, null, marks);
}
