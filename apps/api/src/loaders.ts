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
import { createVerificationLoaders } from "./verification/verification.loader.js";
import { createTicketLoaders } from "./tickets/ticket.loader.js";

/**
 * Every loader of one request: relations are asked for together, and once. Those of a feature are made when the first of them is asked
 * for, as most requests need few.
 */
export function createLoaders(deps: CoreDeps, actor: Actor) {
  return {
    accounts: once(() => createAccountLoaders(deps)),
    articleFiles: once(() => createArticleFileLoaders(deps)),
    articles: once(() => createArticleLoaders(deps, actor)),
    attachments: once(() => createAttachmentLoaders(deps)),
    defects: once(() => createDefectLoaders(deps, actor)),
    deskArticles: once(() => createDeskArticleLoaders(deps, actor)),
    insights: once(() => createInsightLoaders(deps)),
    production: once(() => createProductionLoaders(deps, actor)),
    refusals: once(() => createRefusalLoaders(deps, actor)),
    responseTimes: once(() => createResponseTimeLoaders(deps)),
    satisfaction: once(() => createSatisfactionLoaders(deps, actor)),
    targets: once(() => createTargetLoaders(deps)),
    ticketOrder: once(() => createTicketOrderLoaders(deps, actor)),
    verification: once(() => createVerificationLoaders(deps)),
    tickets: once(() => createTicketLoaders(deps, actor)),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

export type Loaders = ReturnType<typeof createLoaders>;
