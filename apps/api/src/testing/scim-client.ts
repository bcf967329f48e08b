import { createServiceToken, type CoreDeps } from "@recourse/core";
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
