import { isCollection, isMap, isPair, isScalar, isSeq, visit, type Document, type Node } from "yaml";
import { pathText } from "./problem.js";

export interface YamlFault {
  /** Of the first character, from the beginning of the text. */
  offset: number;
  path: string;
  found: string;
  allowed: string;
}

const duplicateKey = "DUPLICATE_KEY";

/** Why the text is not one document of plain names and values; empty when it is. */
export function yamlFaults(document: Document): YamlFault[] {
  const syntax = [...document.errors, ...document.warnings]
    .filter(({ code }) => code !== duplicateKey)
    .map(({ message, pos }) => ({
      offset: pos[0],
      path: "",
      found: `not readable as YAML here (${message})`,
      allowed: 'one "name: value" on a line, indented with spaces',
    }));
  // What follows a fault is often misread, too: the first one says enough.
  return syntax.length > 0 ? syntax.slice(0, 1) : [...repeatedNames(document), ...cleverNodes(document)];
}

function repeatedNames(document: Document): YamlFault[] {
  const offsets = new Set(
    document.errors.filter(({ code }) => code === duplicateKey).map(({ pos }) => pos[0]),
  );
  const faults: YamlFault[] = [];
  visit(document, {
    Pair: (_key, pair, ancestors) => {
      const offset = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
      if (offset !== undefined && offsets.has(offset)) {
        const path = pathText(pathOf([...ancestors, pair]));
        faults.push({ offset, path, found: "given twice in one group", allowed: "each name once" });
      }
    },
  });
  return faults;
}

/** Aliases and names that are themselves groups: readable to a machine, but nobody edits a policy with them. */
function cleverNodes(document: Document): YamlFault[] {
  const nodes: Node[] = [];
  visit(document, {
    Alias: (_key, node) => void nodes.push(node),
    Pair: (_key, { key }) => {
      if (isCollection(key)) {
        nodes.push(key);
      }
    },
  });
  return nodes.map((node) => ({
    offset: node.range?.[0] ?? 0,
    path: "",
    found: "written with a YAML feature that is not used here (an alias, or a group as a name)",
    allowed: "plain names and values",
  }));
}

function pathOf(ancestors: readonly unknown[]): PropertyKey[] {
  return ancestors.flatMap<PropertyKey>((node, index) => {
    if (isPair(node) && isScalar(node.key)) {
      return [String(node.key.value)];
    }
    const parent = ancestors[index - 1];
    return isSeq(parent) && isMap(node) ? [parent.items.indexOf(node)] : [];
  });
}
