import {
  changeDirectoryGroup,
  changeDirectoryUser,
  createDirectoryGroup,
  createDirectoryUser,
  deleteDirectoryGroup,
  deleteDirectoryUser,
  findDirectoryGroup,
  findDirectoryUser,
  listDirectoryGroups,
  listDirectoryUsers,
  loadServiceActor,
  type CoreDeps,
  type DirectoryGroup,
  type DirectoryGroupInput,
  type DirectoryUser,
  type DirectoryUserInput,
  type ServiceActor,
} from "@recourse/core";
import express, { Router, type ErrorRequestHandler, type Request, type RequestHandler } from "express";
import { reportFailure } from "../../errors.js";
import { correlationIdOf } from "../../http/error-response.js";
import { bearerOf } from "../../http/identity.js";
import { throttledMessage } from "../../http/rates.js";
import type { Api } from "../../wiring.js";
import { sendFault, sendJson, sendList } from "./scim-answer.js";
import { groupShape, userShape, type JsonObject } from "./scim-attributes.js";
import { fault, noSuchResource } from "./scim-fault.js";
import { groupFilters, userFilters } from "./scim-filter.js";
import { groupAttributesOf, groupResource, readGroup } from "./scim-group.js";
import { createResourceRoutes, type ResourceKind } from "./scim-resource.routes.js";
import { resourceTypes, schemas, serviceProviderConfig } from "./scim-schemas.js";
import { readUser, userAttributesOf, userResource } from "./scim-user.js";

const MOST_BYTES = "1mb";

/** A customer's directory tends its own account's people and groups (RFC 7643, RFC 7644), with a service token of that account. */
export function createScimRoutes(api: Api): Router {
  const { deps, log, rates } = api;
  const base = `${api.publicUrl}/scim/v2`;
  const actors = new WeakMap<Request, ServiceActor>();

  const authenticate: RequestHandler = async (request, response, next) => {
    const secret = bearerOf(request);
    const actor = secret === undefined ? null : await loadServiceActor(deps.db, secret, deps.clock.now());
    if (actor?.scopes.includes("scim") !== true) {
      response.set("www-authenticate", 'Bearer realm="scim"');
      sendFault(
        response,
        fault(401, "A service token with the scope scim is needed: this is none, or it was revoked."),
      );
      return;
    }
    const { ok, retryAfter } = await rates.limits.take(rates.ofService(actor.service.id), 1);
    if (!ok) {
      response.set("retry-after", String(retryAfter));
      sendFault(response, fault(429, throttledMessage(retryAfter)));
      return;
    }
    actors.set(request, actor);
    next();
  };
  const actorOf = (request: Request): ServiceActor => {
    const actor = actors.get(request);
    if (actor === undefined) throw new Error("The request was not authenticated.");
    return actor;
  };

  const router = Router();
  router.use(authenticate);
  router.use(express.json({ limit: MOST_BYTES, type: ["application/scim+json", "application/json"] }));
  router.use(
    "/Users",
    createResourceRoutes((request) => usersOf(deps, actorOf(request), base)),
  );
  router.use(
    "/Groups",
    createResourceRoutes((request) => groupsOf(deps, actorOf(request), base)),
  );
  router.get("/ServiceProviderConfig", (_request, response) => {
    sendJson(response, 200, serviceProviderConfig(base));
  });
  router.use("/ResourceTypes", createDescriptionRoutes(resourceTypes(base)));
  router.use("/Schemas", createDescriptionRoutes(schemas(base)));
  router.use((_request, response) => sendFault(response, noSuchResource));
  router.use(createFaultHandler(log));
  return router;
}

function usersOf(
  deps: CoreDeps,
  actor: ServiceActor,
  base: string,
): ResourceKind<DirectoryUser, DirectoryUserInput, (typeof userFilters)[keyof typeof userFilters]> {
  return {
    shape: userShape,
    filters: userFilters,
    resource: (user) => userResource(user, base, actor.accountId ?? ""),
    attributes: userAttributesOf,
    read: (given, before) => readUser(given, before ?? { active: true }),
    list: async (filter, page) => {
      const { total, users } = await listDirectoryUsers(deps.db, actor, { filter, ...page });
      return { total, rows: users };
    },
    find: (id) => findDirectoryUser(deps.db, actor, id),
    create: async (input) => {
      const done = await createDirectoryUser(deps, actor, input);
      return done.ok ? { ok: true, row: done.user } : done;
    },
    change: async (id, change) => {
      const done = await changeDirectoryUser(deps, actor, id, change);
      return done.ok ? { ok: true, row: done.user } : done;
    },
    remove: (id, check) => deleteDirectoryUser(deps, actor, id, check),
  };
}

function groupsOf(
  deps: CoreDeps,
  actor: ServiceActor,
  base: string,
): ResourceKind<DirectoryGroup, DirectoryGroupInput, (typeof groupFilters)[string]> {
  return {
    shape: groupShape,
    filters: groupFilters,
    resource: (group) => groupResource(group, base),
    attributes: groupAttributesOf,
    read: readGroup,
    list: async (filter, page) => {
      const { total, groups } = await listDirectoryGroups(deps.db, actor, { filter, ...page });
      return { total, rows: groups };
    },
    find: (id) => findDirectoryGroup(deps.db, actor, id),
    create: async (input) => {
      const done = await createDirectoryGroup(deps, actor, input);
      return done.ok ? { ok: true, row: done.group } : done;
    },
    change: async (id, change) => {
      const done = await changeDirectoryGroup(deps, actor, id, change);
      return done.ok ? { ok: true, row: done.group } : done;
    },
    remove: (id, check) => deleteDirectoryGroup(deps, actor, id, check),
  };
}

/** What describes the server: the list of it, and each by its id. */
function createDescriptionRoutes(all: readonly (JsonObject & { id: string })[]): Router {
  const router = Router();
  router.get("/", (request, response) => {
    // A filter on these is an error (RFC 7644, 4).
    if (request.query["filter"] === undefined) {
      sendList(
        request,
        response,
        { startIndex: 1, count: all.length },
        { total: all.length, resources: all },
      );
    } else {
      sendFault(response, fault(403, "These are not filtered."));
    }
  });
  router.get("/:id", (request, response) => {
    const found = all.find(({ id }) => id === request.params.id);
    if (found === undefined) sendFault(response, noSuchResource);
    else sendJson(response, 200, found);
  });
  return router;
}

/** Says in the form of SCIM what is wrong with a body; everything else is a failure of ours and is logged. */
function createFaultHandler(log: Api["log"]): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status =
      typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 500;
    if (status >= 400 && status < 500) {
      const isSyntax = status === 400;
      sendFault(
        response,
        fault(status, "The body cannot be read as JSON.", isSyntax ? "invalidSyntax" : undefined),
      );
      return;
    }
    reportFailure(log, error, correlationIdOf(response));
    sendFault(response, fault(500, "Something went wrong here, and it has been recorded."));
  };
}
