/** How an attribute is written, and what is in it. */
export interface ScimAttribute {
  name: string;
  kind: "single" | "complex" | "many";
  /** Of `complex` and of each value of `many`. */
  parts?: readonly string[];
}

export interface ScimResourceShape {
  schema: string;
  attributes: readonly ScimAttribute[];
  /** Only we write them. */
  readOnly: readonly string[];
  /** Of RFC 7643, and not kept here: what a directory says of them is passed over. */
  passedOver: readonly string[];
}

export type JsonObject = Record<string, unknown>;

export const userShape: ScimResourceShape = {
  schema: "urn:ietf:params:scim:schemas:core:2.0:User",
  attributes: [
    { name: "userName", kind: "single" },
    { name: "externalId", kind: "single" },
    { name: "active", kind: "single" },
    { name: "displayName", kind: "single" },
    { name: "name", kind: "complex", parts: ["formatted", "givenName", "familyName"] },
    { name: "emails", kind: "many", parts: ["value", "type", "primary"] },
  ],
  readOnly: ["id", "meta", "groups"],
  passedOver: [
    ...["schemas", "nickName", "profileUrl", "title", "userType", "preferredLanguage", "locale", "timezone"],
    ...["phoneNumbers", "ims", "photos", "addresses", "entitlements", "roles", "x509Certificates"],
    // Nobody sets one here: people sign in with their own.
    "password",
  ],
};

export const groupShape: ScimResourceShape = {
  schema: "urn:ietf:params:scim:schemas:core:2.0:Group",
  attributes: [
    { name: "displayName", kind: "single" },
    { name: "externalId", kind: "single" },
    { name: "members", kind: "many", parts: ["value", "display", "type", "$ref"] },
  ],
  readOnly: ["id", "meta"],
  passedOver: ["schemas"],
};

/** Names of attributes are the same in any case (RFC 7643, 2.1). */
export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What of an object from outside is known here, under the names that it has here. */
export function known(shape: ScimResourceShape, given: JsonObject): JsonObject {
  const entries = Object.entries(given).flatMap(([key, value]) => {
    const attribute = shape.attributes.find(({ name }) => sameName(name, key));
    return attribute === undefined ? [] : [[attribute.name, knownValue(attribute, value)] as const];
  });
  return Object.fromEntries(entries);
}

/** The same for the value of one attribute. */
export function knownValue({ kind, parts = [] }: ScimAttribute, value: unknown): unknown {
  if (kind === "many" && Array.isArray(value)) {
    return value.map((each) => (isObject(each) ? knownParts(parts, each) : each));
  }
  return kind !== "single" && isObject(value) ? knownParts(parts, value) : value;
}

function knownParts(parts: readonly string[], given: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => {
      const part = parts.find((name) => sameName(name, key));
      return part === undefined ? [] : [[part, value] as const];
    }),
  );
}
