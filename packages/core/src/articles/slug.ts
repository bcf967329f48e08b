import { slug as slugOf } from "github-slugger";

const LONGEST = 80;

/** The address of a title: "Réseau & Wi-Fi" is `reseau-wi-fi`. Empty where no letter or digit is left. */
export function slugify(title: string): string {
  const plain = slugOf(title.normalize("NFKD").replace(/\p{Mark}/gu, ""));
  return plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, LONGEST)
    .replace(/-+$/, "");
}

export function isSlug(text: string): boolean {
  return text.length <= 200 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}
