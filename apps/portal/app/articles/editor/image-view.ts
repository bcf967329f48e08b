import type { Node } from "prosemirror-model";
import type { NodeView } from "prosemirror-view";

/** Readers' pages show pictures of this portal alone; one from elsewhere is told about, and not fetched. */
export function imageView({ attrs }: Node): NodeView {
  const src = String(attrs["src"]);
  const alt = String(attrs["alt"]);
  if (src.startsWith("/") && !src.startsWith("//")) {
    const image = document.createElement("img");
    Object.assign(image, { src, alt });
    return { dom: image };
  }
  const note = document.createElement("span");
  note.className = "elsewhere";
  note.textContent = `Picture that is not kept here: ${alt === "" ? src : `${alt} (${src})`}`;
  return { dom: note };
}
