import { expressMiddleware } from "@as-integrations/express5";
import { mayUseScope, policyViewer } from "@recourse/core";
import { mayUseDesk } from "@recourse/policy";
import express, { type Express, type RequestHandler } from "express";
import { GraphQLError } from "graphql";
import helmet from "helmet";
import { createAuditFeedRoute } from "../accounts/audit-feed.route.js";
import { createStripeWebhook } from "../accounts/billing/stripe-webhook.route.js";
import { createScimRoutes } from "../accounts/scim/scim.routes.js";
import { createAddressChangeRoutes } from "../accounts/address-change.routes.js";
import { createFactorResetRoutes } from "../accounts/factor-reset.routes.js";
import { createInvitationRoutes } from "../accounts/invitation.routes.js";
import { createSignInRoutes } from "../accounts/sign-in.routes.js";
import { createFileRoute } from "../articles/article-file.route.js";
import { createUploadRoute } from "../articles/file-upload.route.js";
import { createContext } from "../context.js";
import { limits } from "../graphql/limits.js";
import { startGraphQL } from "../graphql/server.js";
import { createRawMailRoute } from "../mail/raw-mail.route.js";
import { createDemoMailRoutes } from "../mail/demo-mail.routes.js";
import type { createSchemas } from "../schema.js";
import { createAttachmentRoutes, createAttachmentUploads } from "../tickets/attachment.routes.js";
import { createDeskEventsRoute, createTicketEventsRoute } from "../tickets/ticket-events.route.js";
import { createExportRoute } from "../tickets/ticket-export.route.js";
import type { Api } from "../wiring.js";
import { bodyTimeout } from "./body-timeout.js";
import { createErrorHandler, notFound, sendError } from "./error-response.js";
import { createHealthRoutes } from "./health.js";
import { createIdentify } from "./identity.js";
import { jsonBody } from "./json-body.js";
import { createAccessLog } from "./log.js";
import { limitRequests } from "./rates.js";

/** Answers are JSON or files, never pages: nothing in them may run, and nothing may frame them. */
const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  crossOriginResourcePolicy: { policy: "same-origin" },
  strictTransportSecurity: false,
  // Of pages, or of browsers that are gone.
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xPoweredBy: false,
  xXssProtection: false,
});

/** What is somebody's is for nobody's cache. */
const privately: RequestHandler = (_request, response, next) => {
  response.set("cache-control", "private, no-store");
  next();
};

/** The API over HTTP. `isStopping` is asked by /health/ready, so that a balancer sends nothing more. */
export async function createApp(
  api: Api,
  schemas: ReturnType<typeof createSchemas>,
  isStopping: () => boolean,
): Promise<Express> {
  const identify = createIdentify(api);
  const body = jsonBody(String(limits.bodyBytes));
  const serve = async (schema: keyof typeof schemas): Promise<RequestHandler> =>
    expressMiddleware(await startGraphQL(schemas[schema], api), {
      context: async ({ req, res }) => createContext(api, await identify(req, schema), schema, req, res),
    });
  const staffOnly: RequestHandler = async (request, response, next) => {
    // A token that is none is no more welcome than nobody at all: to both the desk is not there.
    const actor = await identify(request, "desk").catch((error: unknown) => {
      if (error instanceof GraphQLError) return null;
      throw error;
    });
    if (actor === null || !mayUseDesk(policyViewer(actor)).allowed) {
      notFound(request, response, next);
    } else if (!mayUseScope(actor, "desk")) {
      sendError(response, 403, "NOT_ALLOWED", "This access token does not have the scope DESK.");
    } else {
      next();
    }
  };

  const app = express();
  app.disable("x-powered-by").disable("etag").set("query parser", "simple");
  // The portal's server stands before this one, on the same machine or in the same private network.
  app.set("trust proxy", ["loopback", "linklocal", "uniquelocal"]);
  app.use(createAccessLog(api.log), securityHeaders);
  const limit = limitRequests(api.rates);
  // Asked most, so found first.
  app.use(["/graphql", "/desk/graphql", "/auth"], privately);
  app.all("/graphql", limit, bodyTimeout, body, await serve("public"));
  app.all("/desk/graphql", limit, bodyTimeout, staffOnly, body, await serve("desk"));
  app.use("/health", createHealthRoutes(api.deps.db, isStopping));
  app.use(limit);
  app.post("/files", staffOnly, createUploadRoute(api, identify));
  app.post("/attachments", createAttachmentUploads(api, identify));
  app.use(bodyTimeout);
  app.use("/scim/v2", createScimRoutes(api));
  if (api.stripeWebhookSecret !== null) {
    app.post("/webhooks/stripe", await createStripeWebhook(api, api.stripeWebhookSecret));
  }
  app.use("/auth/invitations", createInvitationRoutes(api, identify));
  app.use("/auth/address-changes", createAddressChangeRoutes(api));
  app.use("/auth/factor-resets", createFactorResetRoutes(api));
  app.use("/auth", createSignInRoutes(api.signIn));
  app.get("/files/:key", createFileRoute(api, identify));
  app.use("/attachments", createAttachmentRoutes(api, identify));
  app.get("/desk/events", staffOnly, createDeskEventsRoute(api));
  app.get("/tickets/events", createTicketEventsRoute(api));
  app.get("/exports/tickets.csv", createExportRoute(api, identify, "public"));
  app.get("/desk/exports/tickets.csv", staffOnly, createExportRoute(api, identify, "desk"));
  app.get("/desk/exports/mails/:id", staffOnly, createRawMailRoute(api, identify));
  app.get("/account/audit.jsonl", createAuditFeedRoute(api, identify));
  if (api.demo) app.use("/demo/mails", createDemoMailRoutes(api));
  app.use(notFound);
  app.use(createErrorHandler(api.log));
  return app;
}
