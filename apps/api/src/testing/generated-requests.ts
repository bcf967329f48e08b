import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql";

/** Where an id stands among the variables: `["input", "ticketId"]`. */
export type IdPlace = readonly string[];

/** A request of one root field with all that its answer may tell. */
export interface GeneratedRequest {
  name: string;
  /** The one that tells most first: a server does not take them all. */
  documents: string[];
  /** Every place of an id. */
  idPlaces: IdPlace[];
  /** What is required has a value; ids are asked of `idAt`, which leaves one out that need not be there by answering null. */
  variables(idAt: (place: IdPlace) => string | null): Record<string, unknown>;
}

/** Relations are followed this far: what a mutation answers with, what that belongs to, and what is said of it. */
const SELECTED_DEPTHS = [3, 2, 1, 0];
/** An input within an input within an input. */
const INPUT_DEPTH = 4;

/** One request for each root field that takes an id, or all of them, made from the schema alone. */
export function generateRequests(schema: GraphQLSchema, kind: "query" | "mutation"): GeneratedRequest[] {
  const root = kind === "query" ? schema.getQueryType() : schema.getMutationType();
  return Object.values(root?.getFields() ?? {}).map((field) => {
    const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
    const given = field.args.map(({ name }) => `${name}: $${name}`).join(", ");
    const call = field.args.length === 0 ? field.name : `${field.name}(${given})`;
    return {
      name: field.name,
      documents: SELECTED_DEPTHS.map(
        (depth) =>
          `${kind} ${declared === "" ? "" : `(${declared})`} { ${call} ${selectionOf(field.type, depth)} }`,
      ),
      idPlaces: field.args.flatMap(({ name, type }) => idPlacesOf(type, [name])),
      variables: (idAt) =>
        Object.fromEntries(
          field.args.flatMap((arg) => {
            const value = valueOf(arg.type, [arg.name], idAt);
            return value === undefined ? [] : [[arg.name, value]];
          }),
        ),
    };
  });
}

function idPlacesOf(type: GraphQLInputType, place: IdPlace): IdPlace[] {
  const named = getNamedType(type);
  if (named.name === "ID") return [place];
  if (!isInputObjectType(named) || place.length >= INPUT_DEPTH) return [];
  return Object.values(named.getFields()).flatMap((field) => idPlacesOf(field.type, [...place, field.name]));
}

/** Undefined: left out. */
function valueOf(type: GraphQLInputType, place: IdPlace, idAt: (place: IdPlace) => string | null): unknown {
  const inner = isNonNullType(type) ? type.ofType : type;
  const holdsWanted = idPlacesOf(type, place).some((each) => idAt(each) !== null);
  if (!isNonNullType(type) && !holdsWanted) return undefined;
  if (isListType(inner)) {
    const one = valueOf(inner.ofType, place, idAt);
    return one === undefined ? [] : [one];
  }
  if (inner.name === "ID") return idAt(place) ?? "none";
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (isInputObjectType(inner)) {
    if (place.length > INPUT_DEPTH) return {};
    return Object.fromEntries(
      Object.values(inner.getFields()).flatMap((field) => {
        const value = valueOf(field.type, [...place, field.name], idAt);
        return value === undefined ? [] : [[field.name, value]];
      }),
    );
  }
  return scalarValue(inner.name, place.at(-1) ?? "");
}

let keys = 0;

function scalarValue(type: string, name: string): unknown {
  switch (type) {
    case "Int":
    case "Float":
      return 1;
    case "Boolean":
      return false;
    case "DateTime":
      return "2026-02-10T18:00:00.000Z";
    default:
      return name === "idempotencyKey" ? `generated-${(keys += 1)}` : "Words of a request.";
  }
}

/** Everything that is told without an argument of its own. */
function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  if (isUnionType(named)) {
    // Fields of one name must be of one type wherever they stand.
    const typeOf = new Map<string, string>();
    const parts = named.getTypes().map((each) => {
      const fields = fieldsOf(each, depth).filter((field) => {
        const known = typeOf.get(field.name) ?? String(field.type);
        typeOf.set(field.name, known);
        return known === String(field.type);
      });
      return `... on ${each.name} { __typename ${fields.map((field) => selected(field, depth)).join(" ")} }`;
    });
    return `{ __typename ${parts.join(" ")} }`;
  }
  if (!isObjectType(named)) return "{ __typename id }";
  return `{ __typename ${fieldsOf(named, depth)
    .map((field) => selected(field, depth))
    .join(" ")} }`;
}

type Field = GraphQLField<unknown, unknown>;

function fieldsOf(type: GraphQLObjectType, depth: number): Field[] {
  return Object.values(type.getFields()).filter(
    (field) => field.args.every(mayBeLeftOut) && (depth > 0 || isLeafType(getNamedType(field.type))),
  );
}

function selected({ name, type }: Field, depth: number): string {
  // What a connection holds is as near as the connection itself.
  const nearer = name === "nodes" || name === "pageInfo" ? 0 : 1;
  return `${name} ${selectionOf(type, depth - nearer)}`;
}

function mayBeLeftOut({ type }: GraphQLArgument): boolean {
  return !isNonNullType(type);
}
