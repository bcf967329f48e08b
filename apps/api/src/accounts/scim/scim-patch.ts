import { filter, parse } from "scim2-parse-filter";
import { z } from "zod";
import {
  isObject,
  knownValue,
  sameName,
  type JsonObject,
  type ScimAttribute,
  type ScimResourceShape,
} from "./scim-attributes.js";
import { fault, type ScimFault } from "./scim-fault.js";

const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const MOST_OPERATIONS = 1_000;
const LONGEST_PATH = 500;

const operation = z.object({
  // Some directories write them with a capital letter.
  op: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["add", "replace", "remove"])),
  path: z.string().max(LONGEST_PATH).nullish(),
  value: z.unknown().optional(),
});
const body = z.object({
  schemas: z.array(z.string()).refine((schemas) => schemas.includes(PATCH)),
  Operations: z.array(operation).min(1).max(MOST_OPERATIONS),
});
type Operation = z.output<typeof operation>;
type Patched = { ok: true; resource: JsonObject } | ScimFault;

/** The resource as it is after all operations of a PATCH request (RFC 7644, 3.5.2), or why it cannot be: then none is done. */
export function patchResource(shape: ScimResourceShape, resource: JsonObject, request: unknown): Patched {
  const parsed = body.safeParse(request);
  if (!parsed.success) {
    return fault(
      400,
      `A PATCH request has the schema ${PATCH} and Operations, each with an op.`,
      "invalidSyntax",
    );
  }
  let patched: Patched = { ok: true, resource };
  for (const each of parsed.data.Operations) {
    if (patched.ok) {
      patched = patchOnce(shape, patched.resource, each);
    }
  }
  return patched;
}

function patchOnce(shape: ScimResourceShape, resource: JsonObject, { op, path, value }: Operation): Patched {
  if (path != null && path !== "") {
    return patchAt(shape, resource, { op, path, value });
  }
  if (op === "remove") {
    return fault(400, "What is removed needs a path.", "noTarget");
  }
  if (!isObject(value)) {
    return fault(400, "Without a path, the value is an object of attributes.", "invalidValue");
  }
  let patched: Patched = { ok: true, resource };
  for (const [key, each] of Object.entries(value)) {
    // What is only read, and stands beside what is meant, is passed over as it is in a PUT.
    if (patched.ok && !shape.readOnly.some((name) => sameName(name, key))) {
      patched = patchAt(shape, patched.resource, { op, path: key, value: each });
    }
  }
  return patched;
}

interface Target {
  attribute: ScimAttribute;
  /** Of which values of the attribute; null: of all. */
  filter: string | null;
  part: string | null;
}

interface PathOperation {
  op: Operation["op"];
  path: string;
  value: unknown;
}

function patchAt(shape: ScimResourceShape, resource: JsonObject, given: PathOperation): Patched {
  const target = readPath(shape, given.path);
  if (target === "passed_over") {
    return { ok: true, resource };
  }
  if (!("attribute" in target)) {
    return target;
  }
  const { attribute, part } = target;
  const { name, kind } = attribute;
  const { op, value } = given;
  if (kind === "many") {
    return patchMany(resource, target, given);
  }
  if (target.filter !== null) {
    return fault(400, `${name} has no values to choose from.`, "invalidPath");
  }
  if (part === null) {
    const merged =
      kind === "complex" && isObject(value)
        ? { ...objectAt(resource, name), ...objectOf(attribute, value) }
        : value;
    return { ok: true, resource: withValue(resource, name, op === "remove" ? undefined : merged) };
  }
  const inside = withValue(objectAt(resource, name), part, op === "remove" ? undefined : value);
  return { ok: true, resource: withValue(resource, name, inside) };
}

function patchMany(
  resource: JsonObject,
  { attribute, filter: condition, part }: Target,
  { op, path, value }: PathOperation,
): Patched {
  const { name } = attribute;
  const present = resource[name];
  const values = Array.isArray(present) ? present.filter(isObject) : [];
  const write = (written: readonly JsonObject[]): Patched => ({
    ok: true,
    resource: withValue(resource, name, written),
  });
  if (condition === null && part === null) {
    const given = [knownValue(attribute, [value].flat())].flat().filter(isObject);
    switch (op) {
      case "add":
        return write(withOnePrimary(withoutSame(values, given), given));
      case "replace":
        return write(given);
      case "remove":
        return write(given.length === 0 ? [] : withoutSame(values, given));
    }
  }
  const chooses = condition === null ? () => true : predicateOf(condition);
  if (chooses === null) {
    return fault(400, `The filter of the path "${path}" cannot be read.`, "invalidFilter");
  }
  const chosen = new Set(values.filter(chooses));
  if (op === "remove") {
    return write(
      part === null
        ? values.filter((each) => !chosen.has(each))
        : values.map((each) => (chosen.has(each) ? withValue(each, part, undefined) : each)),
    );
  }
  const changes = part === null ? knownValue(attribute, [value]) : [{ [part]: value }];
  const [change] = Array.isArray(changes) ? changes : [];
  if (!isObject(change)) {
    return fault(400, "The value must be an object.", "invalidValue");
  }
  if (chosen.size > 0) {
    return write(
      values.map((each) =>
        chosen.has(each) ? { ...each, ...change } : change["primary"] === true ? notPrimary(each) : each,
      ),
    );
  }
  const start = op === "add" && condition !== null ? equalityOf(attribute, condition) : null;
  return start === null
    ? fault(400, `Nothing is at the path "${path}".`, "noTarget")
    : write(withOnePrimary(values, [{ ...start, ...change }]));
}

function readPath(shape: ScimResourceShape, path: string): Target | "passed_over" | ScimFault {
  // The schema before the name may be left out; a name after another schema is of an extension that is none of ours.
  const read =
    path.length > LONGEST_PATH
      ? null
      : /^(?:(urn:[^[]*):)?([a-z][\w-]*)(?:\[(.*)\])?(?:\.([a-z$][\w-]*))?$/is.exec(path);
  const [, schema, name = "", condition = null, part = null] = read ?? [];
  if (read === null) {
    return path.toLowerCase().startsWith("urn:")
      ? "passed_over"
      : fault(400, `The path "${path.slice(0, 100)}" cannot be read.`, "invalidPath");
  }
  const isNamed = (known: string) => sameName(known, name);
  if ((schema !== undefined && !sameName(schema, shape.schema)) || shape.passedOver.some(isNamed)) {
    return "passed_over";
  }
  if (shape.readOnly.some(isNamed)) {
    return fault(400, `The attribute ${name} is only read.`, "mutability");
  }
  const attribute = shape.attributes.find((each) => isNamed(each.name));
  const knownPart = part === null ? null : attribute?.parts?.find((each) => sameName(each, part));
  return attribute === undefined || knownPart === undefined
    ? fault(400, `There is no attribute at the path "${path}".`, "invalidPath")
    : { attribute, filter: condition, part: knownPart };
}

function predicateOf(condition: string): ((value: JsonObject) => boolean) | null {
  try {
    return filter(parse(condition));
  } catch {
    return null;
  }
}

/** `type eq "work"` as what a new value starts with: how directories add an address of a kind that there was none of. */
function equalityOf(attribute: ScimAttribute, condition: string): JsonObject | null {
  const parsed = parse(condition);
  const start = parsed.op === "eq" ? knownValue(attribute, { [parsed.attrPath]: parsed.compValue }) : null;
  return isObject(start) && Object.keys(start).length > 0 ? start : null;
}

/** Values with the same `value` are the same. */
function withoutSame(values: readonly JsonObject[], others: readonly JsonObject[]): JsonObject[] {
  const gone = new Set(others.map(({ value }) => value));
  return values.filter(({ value }) => !gone.has(value));
}

/** The newest primary one is the only one (RFC 7644, 3.5.2). */
function withOnePrimary(values: readonly JsonObject[], added: readonly JsonObject[]): JsonObject[] {
  const isTaken = added.some(({ primary }) => primary === true);
  return [...(isTaken ? values.map(notPrimary) : values), ...added];
}

function notPrimary(value: JsonObject): JsonObject {
  return value["primary"] === true ? { ...value, primary: false } : value;
}

function objectAt(resource: JsonObject, name: string): JsonObject {
  const value = resource[name];
  return isObject(value) ? value : {};
}

function objectOf(attribute: ScimAttribute, value: JsonObject): JsonObject {
  const read = knownValue(attribute, value);
  return isObject(read) ? read : {};
}

/** Undefined: without it. */
function withValue(object: JsonObject, name: string, value: unknown): JsonObject {
  const rest = Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
  return value === undefined ? rest : { ...rest, [name]: value };
}
