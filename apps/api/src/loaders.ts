import type { Actor, CoreDeps } from "@recourse/core";
import { createAccountLoaders } from "./accounts/account.loader.js";
import { createArticleFileLoaders } from "./articles/article-file.loader.js";
import { createArticleLoaders } from "./articles/article.loader.js";
import { createDeskArticleLoaders } from "./articles/desk-article.loader.js";
import { createDefectLoaders } from "./defects/defect.loader.js";
import { createInsightLoaders } from "./insights/insight.loader.js";
import { createAttachmentLoaders } from "./tickets/attachment.loader.js";
import { createSatisfactionLoaders } from "./tickets/satisfaction.loader.js";
import { createRefusalLoaders } from "./tickets/refusal.loader.js";
import { createProductionLoaders } from "./tickets/production.loader.js";
import { createResponseTimeLoaders } from "./tickets/response-time.loader.js";
import { createTargetLoaders } from "./tickets/ticket-target.loader.js";
import { createTicketOrderLoaders } from "./tickets/ticket-order.loader.js";
import { createTicketLoaders } from "./tickets/ticket.loader.js";

/** Every loader of one request: relations are asked for together, and once. */
export function createLoaders(deps: CoreDeps, actor: Actor) {
  return {
    ...createAccountLoaders(deps),
    ...createArticleFileLoaders(deps),
    ...createAttachmentLoaders(deps),
    ...createArticleLoaders(deps, actor),
    ...createDefectLoaders(deps, actor),
    ...createInsightLoaders(deps),
    ...createDeskArticleLoaders(deps, actor),
    ...createSatisfactionLoaders(deps, actor),
    ...createRefusalLoaders(deps, actor),
    ...createProductionLoaders(deps, actor),
    ...createResponseTimeLoaders(deps),
    ...createTargetLoaders(deps),
    ...createTicketLoaders(deps, actor),
    ...createTicketOrderLoaders(deps, actor),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
