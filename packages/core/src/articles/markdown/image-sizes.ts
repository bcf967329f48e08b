import type { Root } from "hast";
import { visit } from "unist-util-visit";

/** Pixels of images, by their storage keys. */
export type ImageSizes = ReadonlyMap<string, { width: number; height: number }>;

const address = /\/files\/([0-9a-f]{40})/g;

/** The keys of the images and files that a text names. */
export function fileKeysIn(markdown: string): string[] {
  return [...new Set([...markdown.matchAll(address)].map(([, key = ""]) => key))];
}

/** The browser keeps the place of an image free before it is there. An author's own width or height holds. */
export function sizeImages(root: Root, images: ImageSizes): void {
  visit(root, "element", ({ tagName, properties }) => {
    const { src, width, height } = properties;
    if (tagName !== "img" || typeof src !== "string" || width != null || height != null) return;
    const size = images.get(src.replace(/^\/files\//, ""));
    if (size !== undefined) Object.assign(properties, { width: size.width, height: size.height });
  });
}
