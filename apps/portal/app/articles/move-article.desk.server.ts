import { graphql } from "../gql/desk/index.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";
import { findReplacement } from "./find-replacement.desk.server.js";
import {
  cancelSchedule,
  schedulePublication,
  scheduleUnpublication,
} from "./schedule-article.desk.server.js";
import { sendBackArticle, unarchiveArticle, withdrawArticle } from "./take-article-back.desk.server.js";

const SubmitDocument = graphql(`
  mutation SubmitForReview($input: ArticleRevisionInput!) {
    articleSubmitForReview(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const ApproveDocument = graphql(`
  mutation Approve($input: ArticleApproveInput!) {
    articleApprove(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const PublishDocument = graphql(`
  mutation Publish($input: ArticleRevisionInput!) {
    articlePublish(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const ArchiveDocument = graphql(`
  mutation Archive($input: ArticleArchiveInput!) {
    articleArchive(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

type UserErrors = { message: string }[];
type Move = (asked: Asked, form: FormData, articleId: string) => Promise<UserErrors>;

const moves = new Map<string, Move>([
  ["submit", submit],
  ["withdraw", withdrawArticle],
  ["approve", approve],
  ["sendBack", sendBackArticle],
  ["publish", publish],
  ["override", publish],
  ["archive", archive],
  ["unarchive", unarchiveArticle],
  ["schedulePublication", schedulePublication],
  ["scheduleUnpublication", scheduleUnpublication],
  ["cancelSchedule", cancelSchedule],
]);

export function isMove(intent: string): boolean {
  return moves.has(intent);
}

/** Moves an article one step of its life; what the API says against it comes back as messages. */
export async function moveArticle(asked: Asked, form: FormData, articleId: string): Promise<string[]> {
  const move = moves.get(textOf(form, "intent"));
  if (move === undefined) throw new Response(null, { status: 400 });
  return (await move(asked, form, articleId)).map(({ message }) => message);
}

async function submit(asked: Asked, form: FormData): Promise<UserErrors> {
  const input = { revisionId: textOf(form, "revisionId") };
  return (await askDesk(asked, SubmitDocument, { input })).articleSubmitForReview.userErrors;
}

async function approve(asked: Asked, form: FormData): Promise<UserErrors> {
  const input = { revisionId: textOf(form, "revisionId"), waiverReason: reasonOf(form) };
  return (await askDesk(asked, ApproveDocument, { input })).articleApprove.userErrors;
}

async function publish(asked: Asked, form: FormData): Promise<UserErrors> {
  const input = { revisionId: textOf(form, "revisionId"), overrideReason: reasonOf(form) };
  return (await askDesk(asked, PublishDocument, { input })).articlePublish.userErrors;
}

async function archive(asked: Asked, form: FormData, articleId: string): Promise<UserErrors> {
  const replacement = await findReplacement(asked, textOf(form, "replacement"));
  if (!replacement.found) return [{ message: replacement.message }];
  const input = { articleId, reason: textOf(form, "reason"), replacementId: replacement.id };
  return (await askDesk(asked, ArchiveDocument, { input })).articleArchive.userErrors;
}

function reasonOf(form: FormData): string | null {
  const reason = textOf(form, "reason");
  return reason === "" ? null : reason;
}
