import { isAlias, isCollection, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from "yaml";

type Path = readonly PropertyKey[];

export interface Place {
  line: number;
  column: number;
}

export interface YamlFault extends Place {
  found: string;
  allowed: string;
}

export interface YamlSource {
  value: unknown;
  /** Where the value at the path stands; where the group stands that lacks it, when it is missing. */
  placeOf(path: Path): Place;
  /** Where the name itself stands, for a name that should not be there. */
  placeOfName(path: Path): Place;
}

/** Reads one YAML 1.2 document of plain names and values, and keeps where everything stands. */
export function readYaml(text: string): { ok: true; source: YamlSource } | { ok: false; faults: YamlFault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faults = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    ...placeAt(pos[0]),
    ...wordsFor(code, message),
  }));
  for (const node of unreadableNodes(document)) {
    faults.push({ ...placeAt(startOf(node)), found: "written with a YAML feature that is not used here", allowed: "plain names and values" });
  }
  if (faults.length > 0) {
    return { ok: false, faults };
  }
  return {
    ok: true,
    source: {
      value: document.toJS(),
      placeOf: (path) => placeAt(startOf(deepest(document, path))),
      placeOfName: (path) => placeAt(startOf(nameNode(document, path))),
    },
  };
}

function wordsFor(code: string, message: string): { found: string; allowed: string } {
  return code === "DUPLICATE_KEY"
    ? { found: "giving the same name twice in one group", allowed: "each name once" }
    : { found: `not readable YAML here: ${message}`, allowed: 'one "name: value" on a line, indented with spaces' };
}

/** Aliases and names that are themselves groups: readable to a machine, but nobody edits a policy with them. */
function unreadableNodes(document: Document): Node[] {
  const found: Node[] = [];
  visit(document, {
    Alias: (_key, node) => void found.push(node),
    Pair: (_key, pair) => {
      if (isCollection(pair.key)) {
        found.push(pair.key);
      }
    },
  });
  return found;
}

/** The node of the value, or of the name of the last group on the way to a value that is missing. */
function deepest(document: Document, path: Path): unknown {
  let node: unknown = document.contents;
  for (const [index, step] of path.entries()) {
    const next: unknown = isMap(node) || isSeq(node) ? node.get(step, true) : undefined;
    if (next === undefined) {
      return nameNode(document, path.slice(0, index));
    }
    node = next;
  }
  return node;
}

function nameNode(document: Document, path: Path): unknown {
  const parent = document.getIn(path.slice(0, -1), true);
  const name = path.at(-1);
  if (isMap(parent)) {
    return parent.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(name))?.key;
  }
  return path.length === 0 ? document.contents : document.getIn(path, true);
}

function startOf(node: unknown): number {
  return isScalar(node) || isCollection(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0;
}
