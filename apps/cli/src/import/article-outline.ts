import type { Span } from "./edits.js";

/** A link with its text in brackets, or `<https://…>`. */
export interface LinkPlace extends Span {
  url: string;
  /** What stands between the brackets; null where nothing does. */
  label: Span | null;
}

export interface ReferencePlace extends Span {
  identifier: string;
  label: Span | null;
}

export interface DefinitionPlace extends Span {
  identifier: string;
  label: string;
  url: string;
}

export interface ImagePlace extends Span {
  url: string;
  alt: string;
}

/** What an import changes of a Markdown text, with its places. */
export interface Outline {
  /** The first block, where that is a heading of depth 1. */
  title: (Span & { text: string }) | null;
  links: LinkPlace[];
  references: ReferencePlace[];
  definitions: DefinitionPlace[];
  images: ImagePlace[];
  /** In plain words; empty where there is none. */
  firstParagraph: string;
}
