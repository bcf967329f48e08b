import type { Blockquote, Paragraph, PhrasingContent, RootContent } from "mdast";
import { calloutKinds } from "./callout-kinds.js";

export interface Alert {
  kind: string;
  content: RootContent[];
}

/**
 * A quote that begins with `[!NOTE]` on a line of its own, by the rule of the renderer. Null: a plain quote. Where more stands on that
 * line the renderer leaves it out; such a quote is best shown as it is.
 */
export function readAlert({ children }: Blockquote): Alert | "unusual" | null {
  const [first, ...rest] = children;
  const opening = first?.type === "paragraph" ? first.children[0] : undefined;
  if (first?.type !== "paragraph" || opening?.type !== "text") return null;
  const match = /^\[!([a-z]+)\]/i.exec(opening.value);
  const kind = calloutKinds.find((known) => known === match?.[1]?.toLowerCase());
  if (match === null || kind === undefined) return null;
  const after = opening.value.slice(match[0].length);
  const following = first.children.slice(1);
  if (after.startsWith("\n")) return { kind, content: [...paragraph(after.slice(1), following), ...rest] };
  if (after !== "") return "unusual";
  if (following[0]?.type === "break")
    return { kind, content: [...paragraph("", following.slice(1)), ...rest] };
  return following.length === 0 ? { kind, content: rest } : "unusual";
}

function paragraph(text: string, following: PhrasingContent[]): Paragraph[] {
  const children: PhrasingContent[] = [
    ...(text === "" ? [] : [{ type: "text" as const, value: text }]),
    ...following,
  ];
  return children.length === 0 ? [] : [{ type: "paragraph", children }];
}

/** The same as a quote whose first line says the kind. */
export function alertQuote(kind: string, content: Blockquote["children"]): Blockquote {
  const [first, ...rest] = content;
  const sign = `[!${kind.toUpperCase()}]`;
  // As "html", it is written without being escaped.
  return first?.type === "paragraph"
    ? {
        type: "blockquote",
        children: [
          { type: "paragraph", children: [{ type: "html", value: `${sign}\n` }, ...first.children] },
          ...rest,
        ],
      }
    : {
        type: "blockquote",
        children: [{ type: "paragraph", children: [{ type: "html", value: sign }] }, ...content],
      };
}
