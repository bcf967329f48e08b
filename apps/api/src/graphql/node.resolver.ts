import { articlesByIds, findTicketById, mayUseScope } from "@recourse/core";
import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { loadAccount, personView } from "../accounts/account.view.js";
import { loadArticleFile } from "../articles/article-file.view.js";
import { articleView } from "../articles/article.view.js";
import { loadCategory } from "../articles/category.view.js";
import { loadDeskArticle } from "../articles/desk-article.view.js";
import type { RequestContext } from "../context.js";
import { loadAttachment } from "../tickets/attachment.view.js";
import { defectView } from "../defects/defect.view.js";
import { knownIssueView } from "../defects/known-issue.view.js";
import { ticketView } from "../tickets/ticket.view.js";
import { readGlobalId } from "./global-id.js";
import { Node } from "./node.type.js";

/** By the same rules as everywhere else: what the viewer may not read is as unknown as what does not exist. */
async function findNode(type: string, uuid: string, context: RequestContext): Promise<Node | null> {
  const { deps, actor, endpoint } = context;
  switch (type) {
    case "Person":
      return actor.kind === "person" && actor.person.id === uuid ? personView(actor.person, context) : null;
    case "Account":
      return mayUseScope(actor, "read_tickets") ? loadAccount(uuid, context) : null;
    case "Category":
      return loadCategory(uuid, context);
    case "Article": {
      const [row] = await articlesByIds(deps.db, actor, [uuid]);
      return row === undefined ? null : articleView(row);
    }
    case "Ticket": {
      const row = await findTicketById(deps.db, actor, uuid);
      if (row === null) return null;
      context.staffViews.add({ subject: "ticket", id: row.id, accountId: row.accountId });
      return ticketView(row, context);
    }
    case "Attachment":
      return mayUseScope(actor, "read_tickets") ? loadAttachment(uuid, context) : null;
    case "KnownIssue": {
      const row = await context.loaders.defects().knownIssue.load(uuid);
      return row === null ? null : knownIssueView(row);
    }
    case "Defect": {
      const row = endpoint === "desk" ? await context.loaders.defects().defect.load(uuid) : null;
      return row === null ? null : defectView(row);
    }
    case "ArticleFile":
      return endpoint === "desk" ? loadArticleFile({ id: uuid }, context) : null;
    case "DeskArticle":
      return endpoint === "desk" ? loadDeskArticle(uuid, context) : null;
    default:
      return null;
  }
}

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: "Null for what does not exist, and for what the viewer may not read.",
  })
  async node(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<Node | null> {
    const read = readGlobalId(id);
    return read === null ? null : findNode(read.type, read.uuid, context);
  }
}
