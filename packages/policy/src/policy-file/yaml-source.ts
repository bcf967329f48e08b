import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import { yamlFaults, type YamlFault } from "./yaml-faults.js";

type Path = readonly PropertyKey[];

/** Line and column, both counted from 1. */
export interface Place {
  line: number;
  column: number;
}

export type LocatedFault = Omit<YamlFault, "offset"> & Place;

export interface YamlSource {
  value: unknown;
  /** Where the value at the path stands; where the group stands that lacks it, when it is missing. */
  placeOf(path: Path): Place;
  /** Where the name itself stands, for a name that should not be there. */
  placeOfName(path: Path): Place;
}

/** Reads one YAML 1.2 document of plain names and values, and keeps where everything stands. */
export function readYaml(
  text: string,
): { ok: true; source: YamlSource } | { ok: false; faults: LocatedFault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faults = yamlFaults(document);
  if (faults.length > 0) {
    return {
      ok: false,
      faults: faults.map(({ offset, ...fault }) => ({ ...fault, ...placeAt(offset) })),
    };
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
  const parent = path.length === 0 ? undefined : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) {
    return document.getIn(path, true);
  }
  const name = String(path.at(-1));
  return parent.items.find(({ key }) => isScalar(key) && String(key.value) === name)?.key;
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
