/** A heading that a link can lead to. */
export interface Anchor {
  anchor: string;
  text: string;
  /** 2 to 6. */
  depth: number;
}

/** An address as typed, made whole; null where it is words to search for. */
export function typedAddress(typed: string): string | null {
  const text = typed.trim();
  if (/^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)\S+$/i.test(text)) return text;
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(text)) return `mailto:${text}`;
  return /^([\w-]+\.)+[a-z]{2,}(\/\S*)?$/i.test(text) ? `https://${text}` : null;
}

export function articleHref(slug: string, anchor: string): string {
  return anchor === "" ? `/articles/${slug}` : `/articles/${slug}#${anchor}`;
}

/** The headings of a text as it was rendered, since the renderer alone gives them their anchors. */
export function anchorsIn(html: string): Anchor[] {
  const rendered = new DOMParser().parseFromString(html, "text/html");
  return [...rendered.querySelectorAll("h2[id], h3[id], h4[id]")].map((heading) => {
    heading.querySelector(".heading-anchor")?.remove();
    return {
      anchor: heading.id,
      text: (heading.textContent ?? "").trim(),
      depth: Number(heading.tagName.slice(1)),
    };
  });
}
