import { graphql } from "../gql/desk/index.js";
import type { WallTimeOccurrence } from "../gql/desk/graphql.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { textOf } from "../ui/form-fields.js";
import { findReplacement } from "./find-replacement.desk.server.js";

const SchedulePublicationDocument = graphql(`
  mutation SchedulePublication($input: ArticlePublicationScheduleInput!) {
    articlePublicationSchedule(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const ScheduleUnpublicationDocument = graphql(`
  mutation ScheduleUnpublication($input: ArticleUnpublicationScheduleInput!) {
    articleUnpublicationSchedule(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

const CancelScheduleDocument = graphql(`
  mutation CancelSchedule($input: ArticleScheduleCancelInput!) {
    articleScheduleCancel(input: $input) {
      userErrors {
        message
      }
    }
  }
`);

type UserErrors = { message: string }[];

export async function schedulePublication(asked: Asked, form: FormData): Promise<UserErrors> {
  const input = { revisionId: textOf(form, "revisionId"), ...whenOf(form) };
  return (await askDesk(asked, SchedulePublicationDocument, { input })).articlePublicationSchedule.userErrors;
}

export async function scheduleUnpublication(
  asked: Asked,
  form: FormData,
  articleId: string,
): Promise<UserErrors> {
  const replacement = await findReplacement(asked, textOf(form, "replacement"));
  if (!replacement.found) return [{ message: replacement.message }];
  const input = { articleId, reason: textOf(form, "reason"), replacementId: replacement.id, ...whenOf(form) };
  return (await askDesk(asked, ScheduleUnpublicationDocument, { input })).articleUnpublicationSchedule
    .userErrors;
}

export async function cancelSchedule(asked: Asked, form: FormData): Promise<UserErrors> {
  const input = { scheduleId: textOf(form, "scheduleId") };
  return (await askDesk(asked, CancelScheduleDocument, { input })).articleScheduleCancel.userErrors;
}

function whenOf(form: FormData): { wallTime: string; occurrence: WallTimeOccurrence | null } {
  const occurrence = textOf(form, "occurrence");
  return {
    wallTime: textOf(form, "wallTime"),
    occurrence: occurrence === "FIRST" || occurrence === "SECOND" ? occurrence : null,
  };
}
