import { dirname, resolve } from "node:path";
import { readSource } from "./read-source.js";
import { isInside } from "./scan-folder.js";

/** Includes may include; a circle ends here. */
const deepestInclude = 4;

const include = /\[!INCLUDE\s*\[[^\]]*\]\(([^)\s]+)[^)]*\)\s*\]/i;
const image = /:::image\b([^:]*(?::(?!::)[^:]*)*):::/g;
const attribute = /([a-z-]+)\s*=\s*"([^"]*)"/gi;

/**
 * Turns the Markdown of DocFX (Microsoft's documentation) into plain Markdown: included pieces are put in, `:::image:::` becomes an image,
 * rows, zones and buttons lose their markers. Code blocks stay as they are.
 */
export async function plainFromDocfx(
  markdown: string,
  file: string,
  root: string,
  depth = 0,
): Promise<string> {
  if (!/:::|\[!/.test(markdown)) return markdown;
  const lines: string[] = [];
  let fence: string | null = null;
  for (const line of markdown.split("\n")) {
    const mark = /^\s*(?:>\s*)*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined) fence = fence === null ? mark : mark.startsWith(fence) ? null : fence;
    if (fence !== null || mark !== undefined) lines.push(line);
    else lines.push(...(await plainLine(line, file, root, depth)));
  }
  return lines.join("\n");
}

async function plainLine(line: string, file: string, root: string, depth: number): Promise<string[]> {
  const included = include.exec(line);
  if (included?.[1] !== undefined) {
    const piece = depth < deepestInclude ? await readPiece(included[1], file, root, depth) : "";
    const indent = /^\s*/.exec(line)?.[0] ?? "";
    return line
      .replace(include, () => piece)
      .split("\n")
      .map((each, place) => (place === 0 ? each : indent + each));
  }
  if (/^\s*(?:>\s*)*\[!div\b[^\]]*\]\s*$/i.test(line)) return [];
  const shown = line.replace(image, (_whole, given: string) => imageOf(given));
  if (/^\s*:::/.test(shown)) return [];
  return [
    shown
      .replace(/\[!VIDEO\s+([^\]\s]+)[^\]]*\]/i, "[Video]($1)")
      .replace(
        /^(\s*(?:>\s*)+)\[!(note|tip|important|warning|caution)\]/i,
        (_all, start: string, kind: string) => `${start}[!${kind.toUpperCase()}]`,
      ),
  ];
}

function imageOf(given: string): string {
  const attributes = new Map(
    [...given.matchAll(attribute)].map(([, name = "", value = ""]) => [name.toLowerCase(), value]),
  );
  const source = attributes.get("source") ?? "";
  const alt = (attributes.get("alt-text") ?? "").replace(/[[\]]/g, "");
  return source === "" ? alt : `![${alt}](<${source.replace(/[<>]/g, "")}>)`;
}

async function readPiece(target: string, file: string, root: string, depth: number): Promise<string> {
  const path = target.startsWith("~/") ? resolve(root, target.slice(2)) : resolve(dirname(file), target);
  if (!(await isInside(root, path))) return "";
  const piece = await readSource(path);
  return piece.ok ? (await plainFromDocfx(piece.body, path, root, depth + 1)).trim() : "";
}
