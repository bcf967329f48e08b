import type { DirectoryFilter, Refused } from "@recourse/core";
import { Router, type Request, type RequestHandler, type Response } from "express";
import { pageOf, sendFault, sendList, sendResource, versionFault, type ScimResource } from "./scim-answer.js";
import { isObject, type JsonObject, type ScimResourceShape } from "./scim-attributes.js";
import { fault, faultOf, noSuchResource, type ScimFault } from "./scim-fault.js";
import { readFilter } from "./scim-filter.js";
import { patchResource } from "./scim-patch.js";

type Done<Row> = { ok: true; row: Row } | Refused | ScimFault;

/** How one kind of resource is read and written: everything that users and groups do not have in common. */
export interface ResourceKind<Row, Input, Attribute extends string> {
  shape: ScimResourceShape;
  filters: Readonly<Record<string, Attribute>>;
  resource(row: Row): ScimResource;
  /** What a directory writes of it, as it is. */
  attributes(row: Row): JsonObject;
  /** `before`: what there is already. */
  read(given: JsonObject, before: Row | null): { ok: true; input: Input } | ScimFault;
  list(
    filter: DirectoryFilter<Attribute> | null,
    page: { startIndex: number; count: number },
  ): Promise<{ total: number; rows: Row[] }>;
  find(id: string): Promise<Row | null>;
  create(input: Input): Promise<Done<Row>>;
  change(id: string, change: (row: Row) => { ok: true; input: Input } | ScimFault): Promise<Done<Row>>;
  remove(
    id: string,
    check: (row: Row) => { ok: true } | ScimFault,
  ): Promise<{ ok: true } | Refused | ScimFault>;
}

/** GET, POST, PUT, PATCH and DELETE of one kind of resource (RFC 7644, 3.3 to 3.6). */
export function createResourceRoutes<Row, Input, Attribute extends string>(
  kindOf: (request: Request) => ResourceKind<Row, Input, Attribute>,
): Router {
  const router = Router();
  const one = ({ params }: Request) => String(params["id"]);

  const list: RequestHandler = async (request, response) => {
    const kind = kindOf(request);
    const given = request.query["filter"];
    const filter = readFilter(kind.shape, kind.filters, given === undefined ? undefined : String(given));
    if (!filter.ok) {
      sendFault(response, filter);
      return;
    }
    const page = pageOf(request);
    const { total, rows } = await kind.list(filter.filter, page);
    sendList(request, response, page, { total, resources: rows.map((row) => kind.resource(row).body) });
  };

  const get: RequestHandler = async (request, response) => {
    const kind = kindOf(request);
    const row = await kind.find(one(request));
    if (row === null) sendFault(response, noSuchResource);
    else sendResource(request, response, 200, kind.resource(row));
  };

  const create: RequestHandler = async (request, response) => {
    const kind = kindOf(request);
    const body = bodyOf(request, kind.shape);
    const input = body.ok ? kind.read(body.body, null) : body;
    answer(kind, request, response, 201, input.ok ? await kind.create(input.input) : input);
  };

  const replace: RequestHandler = async (request, response) => {
    const kind = kindOf(request);
    const body = bodyOf(request, kind.shape);
    const done = body.ok
      ? await kind.change(
          one(request),
          (row) => versionFault(request, kind.resource(row)) ?? kind.read(body.body, row),
        )
      : body;
    answer(kind, request, response, 200, done);
  };

  const patch: RequestHandler = async (request, response) => {
    const kind = kindOf(request);
    const change = (row: Row) => {
      const wrong = versionFault(request, kind.resource(row));
      const patched = wrong ?? patchResource(kind.shape, kind.attributes(row), request.body);
      return patched.ok ? kind.read(patched.resource, row) : patched;
    };
    answer(kind, request, response, 200, await kind.change(one(request), change));
  };

  const remove: RequestHandler = async (request, response) => {
    const kind = kindOf(request);
    const check = (row: Row) => versionFault(request, kind.resource(row)) ?? { ok: true as const };
    const done = await kind.remove(one(request), check);
    if (done.ok) response.status(204).end();
    else sendFault(response, faultOf(done));
  };

  router.route("/").get(list).post(create);
  router.route("/:id").get(get).put(replace).patch(patch).delete(remove);
  return router;
}

function answer<Row, Input, Attribute extends string>(
  kind: ResourceKind<Row, Input, Attribute>,
  request: Request,
  response: Response,
  status: number,
  done: Done<Row>,
): void {
  if (done.ok) sendResource(request, response, status, kind.resource(done.row));
  else sendFault(response, faultOf(done));
}

function bodyOf(
  { body }: Request,
  { schema }: ScimResourceShape,
): { ok: true; body: JsonObject } | ScimFault {
  const given: unknown = body;
  const says = isObject(given) ? given["schemas"] : null;
  return isObject(given) && Array.isArray(says) && says.includes(schema)
    ? { ok: true, body: given }
    : fault(400, `The body must be an object of the schema ${schema}.`, "invalidSyntax");
}
