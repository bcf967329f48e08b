import type { Actor, DomainRecords, IdentityDeps, MailComposer, Searcher } from "@recourse/core";
import type { Request, Response } from "express";
import type { Cursors } from "./graphql/cursor.js";
import { correlationIdOf } from "./http/error-response.js";
import type { Endpoint } from "./http/identity.js";
import { isFromForeignOrigin } from "./http/origin.js";
import { giveVisitor } from "./http/visitor.js";
import { createStaffViews, type StaffViews } from "./accounts/staff-views.js";
import { createLoaders, type Loaders } from "./loaders.js";
import type { AttachmentLinks } from "./tickets/attachment-links.js";
import type { Api } from "./wiring.js";

/** What a resolver is given: who asks, what operations need, and the loaders of this one request. */
export interface RequestContext {
  readonly deps: IdentityDeps;
  readonly actor: Actor;
  readonly endpoint: Endpoint;
  readonly loaders: Loaders;
  readonly staffViews: StaffViews;
  readonly cursors: Cursors;
  readonly attachmentLinks: AttachmentLinks;
  readonly composer: MailComposer;
  /** Scheme, host and port of the public origin. */
  readonly publicUrl: string;
  readonly domainRecords: DomainRecords;
  readonly correlationId: string;
  readonly fromForeignOrigin: boolean;
  readonly log: Api["log"];
  /** Where the request came from. */
  readonly address: string;
  /** Who asks, as searches are counted by. */
  readonly searcher: Searcher;
  /** The actor as one that can be told from other anonymous visitors: the browser is given a cookie where it has none. */
  recognisable(): Actor;
}

export function createContext(
  api: Api,
  actor: Actor,
  endpoint: Endpoint,
  request: Request,
  response: Response,
): RequestContext {
  return {
    deps: api.deps,
    actor,
    endpoint,
    loaders: createLoaders(api.deps, actor),
    staffViews: createStaffViews(api.deps, actor),
    cursors: api.cursors,
    attachmentLinks: api.attachmentLinks,
    composer: api.composer,
    publicUrl: api.publicUrl,
    domainRecords: api.domainRecords,
    correlationId: correlationIdOf(response),
    fromForeignOrigin: isFromForeignOrigin(request, api.publicUrl),
    log: api.log,
    address: request.ip ?? "",
    searcher: { actor, fingerprint: `${request.ip ?? ""} ${request.headers["user-agent"] ?? ""}` },
    recognisable: () =>
      actor.kind === "anonymous" && actor.visitor === null
        ? { ...actor, visitor: giveVisitor(response, api.publicUrl) }
        : actor,
  };
}
