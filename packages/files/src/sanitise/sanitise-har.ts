import { maskMark, maskSecrets, sumMasked, type MaskedFinding, type MaskedKind } from "@recourse/policy";
import { secretUnder, type NamePlace } from "./har-names.js";
import { sanitiseString, type Found, type StringRules } from "./sanitise-string.js";

/** Deeper than any HAR; what is nested deeper is refused rather than followed. */
const deepest = 200;

export class TooDeep extends Error {}

/** What is known about where a value stands. */
interface Place {
  names: NamePlace;
  /** Under what name: `value` and its like are called as what they belong to. */
  name: string;
  inResponse: boolean;
  depth: number;
  /** Of documents within strings. */
  level: number;
}

/**
 * A HAR without what would let a reader act as whoever recorded it: authorisation headers, cookies, sessions, tokens, codes and SAML
 * messages in addresses, headers, forms and bodies, and all bodies of responses. Fields that no specification names are gone through like
 * all others, at any depth.
 */
export function sanitiseHar(document: unknown): { document: unknown; masked: MaskedFinding[] } {
  const found: Found = [];
  const start = { names: "other", name: "", inResponse: false, depth: 0, level: 0 } as const;
  const sanitised = sanitiseValue(document, start, found);
  return { document: sanitised, masked: sumMasked(found) };
}

function sanitiseValue(value: unknown, place: Place, found: Found): unknown {
  if (place.depth > deepest) throw new TooDeep("The file is nested too deeply.");
  const kind = place.name === "" ? null : secretUnder(place.name, place.names);
  switch (typeof value) {
    case "string":
      return kind === null
        ? sanitiseString(value, rulesOf(place, found), place.level)
        : taken(value, kind, found);
    case "number":
      return kind !== null && Math.abs(value) >= 1_000 ? taken(String(value), kind, found) : value;
    case "object":
      return value === null ? null : sanitiseObject(value, place, found);
    default:
      return value;
  }
}

function taken(value: string, kind: MaskedKind, found: Found): string {
  if (value === "" || /^\[removed [\w -]{2,40}\]$/.test(value)) return value;
  found.push({ kind, count: 1 });
  return maskMark(kind);
}

function rulesOf(place: Place, found: Found): StringRules {
  return {
    found,
    nested: (document, level) =>
      sanitiseValue(document, { ...place, names: "other", name: "", depth: place.depth + 1, level }, found),
  };
}

function sanitiseObject(value: object, place: Place, found: Found): unknown {
  const within = { ...place, depth: place.depth + 1 };
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    const [name, ...others] = items;
    // Headers as pairs: ["Cookie", "a=b"].
    if (items.length === 2 && typeof name === "string" && secretUnder(name, place.names) !== null)
      return [name, ...others.map((each) => sanitiseValue(each, { ...within, name }, found))];
    return items.map((each) => sanitiseValue(each, within, found));
  }
  const pair = nameOfPair(value);
  const members = Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
    if (place.inResponse && isBody(key, place.name) && typeof member === "string" && member !== "")
      return [[key, taken(member, "response_body", found)]];
    if (place.inResponse && key.toLowerCase() === "encoding" && place.name.toLowerCase() === "content")
      return [];
    return [[sanitiseKey(key, found), sanitiseValue(member, memberPlace(key, pair, member, within), found)]];
  });
  return Object.fromEntries(members);
}

/** The name of `{ name, value }`, as headers, cookies and parameters are written. */
function nameOfPair(value: object): string | null {
  const entries = Object.entries(value);
  if (!entries.some(([key]) => isValueKey(key))) return null;
  const [, name] = entries.find(([key]) => /^(?:name|key|header|field)$/i.test(key)) ?? [];
  return typeof name === "string" ? name : null;
}

const isValueKey = (key: string): boolean => /^(?:value|values|val)$/i.test(key);
const isBody = (key: string, owner: string): boolean => /^text$/i.test(key) && /^content$/i.test(owner);

function memberPlace(key: string, pair: string | null, member: unknown, place: Place): Place {
  if (typeof member === "string" && /^cookies?$/i.test(key))
    return { ...place, names: "header", name: "cookie" };
  if (isValueKey(key)) return { ...place, name: pair ?? place.name };
  // The name itself is no secret: "Cookie" as the name of a header.
  if (pair !== null && /^(?:name|key|header|field|domain|path|samesite|expires)$/i.test(key))
    return { ...place, name: "", names: "other" };
  switch (key.toLowerCase()) {
    case "headers":
      return { ...place, names: "header", name: "" };
    case "cookies":
      return { ...place, names: "cookie", name: "" };
    case "querystring":
    case "params":
      return { ...place, names: "parameter", name: "" };
    case "response":
      return { ...place, inResponse: true, names: "other", name: key };
    case "request":
      return { ...place, inResponse: false, names: "other", name: key };
    default:
      return {
        ...place,
        name: key,
        names: place.names === "header" && pair === null ? "header" : namesBelow(place),
      };
  }
}

/** A map of cookies or headers by name keeps its rule; below that, keys are keys. */
function namesBelow(place: Place): NamePlace {
  return place.name === "" ? place.names : "other";
}

/** Stores of browsers have tokens as keys. */
function sanitiseKey(key: string, found: Found): string {
  if (key.length < 16) return key;
  const { text, masked } = maskSecrets(key);
  found.push(...masked);
  return text;
}
