import { createServiceToken, type CoreDeps } from "@recourse/core";
import { unique } from "@recourse/testing";
import { z } from "zod";

const bodySchema = z.looseObject({ id: z.string().optional(), meta: z.looseObject({}).optional() });

export interface ScimAnswer {
  status: number;
  headers: Headers;
  /** Empty where there is none. */
  body: z.output<typeof bodySchema>;
}

/** A customer's directory, as the API sees it. */
export interface ScimClient {
  token: string;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ScimAnswer>;
}

export async function createScimClient(
  origin: string,
  deps: Pick<CoreDeps, "db" | "clock">,
  accountId: string,
): Promise<ScimClient> {
  const made = await createServiceToken(
    deps,
    { kind: "system", name: "test" },
    { name: "directory", scopes: ["scim"], accountId },
  );
  if (!made.ok) throw new Error(JSON.stringify(made.refusals));
  const token = made.secret;
  return {
    token,
    async send(method, path, body, headers = {}) {
      const response = await fetch(`${origin}/scim/v2${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json", ...headers },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: bodySchema.parse(text === "" ? {} : JSON.parse(text)),
      };
    },
  };
}

export const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
export const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

/** A user as a directory sends one. */
export function newUser(overrides: Record<string, unknown> = {}) {
  const userName = `${unique("user")}@acme.test`;
  return {
    ...{ schemas: [USER], userName, externalId: unique("ext"), displayName: "Ada Lovelace" },
    name: { givenName: "Ada", familyName: "Lovelace" },
    emails: [{ value: userName, type: "work", primary: true }],
    ...overrides,
  };
}

export async function addUser(client: ScimClient, overrides: Record<string, unknown> = {}) {
  const given = newUser(overrides);
  const { status, body } = await client.send("POST", "/Users", given);
  if (status !== 201) throw new Error(`The user was to be made: ${JSON.stringify(body)}`);
  return { given, id: String(body.id), body };
}

export function patch(...Operations: object[]) {
  return { schemas: [PATCH], Operations };
}

/** How an error is answered. */
export function wrong(status: number, scimType?: string) {
  const body = { schemas: [ERROR], status: String(status) };
  return { status, body: scimType === undefined ? body : { ...body, scimType } };
}

export function without(body: object, ...names: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}
