import { groupShape, userShape, type JsonObject } from "./scim-attributes.js";

const SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";
const RESOURCE_TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
const CONFIG = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";

interface Described {
  type?: "string" | "boolean" | "complex" | "reference";
  description: string;
  required?: boolean;
  multiValued?: boolean;
  mutability?: "readWrite" | "readOnly" | "immutable";
  uniqueness?: "none" | "server";
  caseExact?: boolean;
  referenceTypes?: string[];
  subAttributes?: JsonObject[];
}

function attribute(name: string, { type = "string", ...described }: Described): JsonObject {
  return {
    ...{ name, type, multiValued: false, required: false, mutability: "readWrite", returned: "default" },
    ...(type === "string" || type === "reference" ? { caseExact: false, uniqueness: "none" } : {}),
    ...described,
  };
}

function reference(description: string, type: "User" | "Group"): JsonObject {
  return attribute("$ref", {
    type: "reference",
    description,
    referenceTypes: [type],
    mutability: "readOnly",
  });
}

const userAttributes = [
  attribute("userName", {
    description: "Of one user of the directory; where there are no emails, it is the address.",
    ...{ required: true, uniqueness: "server" },
  }),
  attribute("name", {
    type: "complex",
    description: "The parts of the name.",
    subAttributes: [
      attribute("formatted", { description: "The whole name." }),
      attribute("givenName", { description: "The given name." }),
      attribute("familyName", { description: "The family name." }),
    ],
  }),
  attribute("displayName", { description: "How the person is called here." }),
  attribute("emails", {
    ...{ type: "complex", multiValued: true },
    description: "Addresses; the primary one, or else the first, is written to.",
    subAttributes: [
      attribute("value", { description: "The address." }),
      attribute("type", { description: "Such as work or home." }),
      attribute("primary", { type: "boolean", description: "Whether it is the one that is written to." }),
    ],
  }),
  attribute("active", { type: "boolean", description: "Whether the person belongs to the account." }),
  attribute("groups", {
    ...{ type: "complex", multiValued: true, mutability: "readOnly" },
    description: "Groups that the user is in.",
    subAttributes: [
      attribute("value", { description: "The group's id.", mutability: "readOnly" }),
      reference("The group's address.", "Group"),
      attribute("display", { description: "The group's name.", mutability: "readOnly" }),
      attribute("type", { description: "Always direct.", mutability: "readOnly" }),
    ],
  }),
];

const groupAttributes = [
  attribute("displayName", {
    description: "Members of Administrators are the account's administrators; other groups give no right.",
    ...{ required: true, uniqueness: "server" },
  }),
  attribute("members", {
    ...{ type: "complex", multiValued: true },
    description: "Users of the directory.",
    subAttributes: [
      attribute("value", { description: "The user's id.", mutability: "immutable" }),
      reference("The user's address.", "User"),
      attribute("display", { description: "The user's name.", mutability: "readOnly" }),
      attribute("type", { description: "Always User.", mutability: "immutable" }),
    ],
  }),
];

/** What this server can do (RFC 7643, 5). */
export function serviceProviderConfig(base: string): JsonObject {
  return {
    schemas: [CONFIG],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: 200 },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: true },
    authenticationSchemes: [
      {
        ...{ type: "oauthbearertoken", name: "Service token", primary: true },
        description: "A token with the scope scim, made with `recourse service-token create`.",
      },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: `${base}/ServiceProviderConfig` },
  };
}

export function resourceTypes(base: string): (JsonObject & { id: string })[] {
  const type = (id: "User" | "Group", endpoint: string, schema: string) => ({
    ...{ schemas: [RESOURCE_TYPE], id, name: id, endpoint, schema },
    meta: { resourceType: "ResourceType", location: `${base}/ResourceTypes/${id}` },
  });
  return [type("User", "/Users", userShape.schema), type("Group", "/Groups", groupShape.schema)];
}

export function schemas(base: string): (JsonObject & { id: string })[] {
  const schema = (id: string, name: string, description: string, attributes: JsonObject[]) => ({
    ...{ schemas: [SCHEMA], id, name, description, attributes },
    meta: { resourceType: "Schema", location: `${base}/Schemas/${id}` },
  });
  return [
    schema(userShape.schema, "User", "Somebody of the account", userAttributes),
    schema(groupShape.schema, "Group", "A group of users", groupAttributes),
  ];
}
