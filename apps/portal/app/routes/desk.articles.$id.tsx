import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { actOnReview, isReviewAct } from "../articles/act-on-reviews.desk.server.js";
import { DeskArticle } from "../articles/desk-article.js";
import { loadDeskArticle } from "../articles/load-desk-article.desk.server.js";
import { isMove, moveArticle } from "../articles/move-article.desk.server.js";
import { saveArticle } from "../articles/write-article.desk.server.js";
import { pageMeta } from "../frame/page-meta.js";
import { textOf } from "../ui/form-fields.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageMeta(matches, { title: data?.article.head.title ?? "Article", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadDeskArticle(args, args.params["id"] ?? "");
}

export async function action(args: ActionFunctionArgs) {
  const id = args.params["id"] ?? "";
  const form = await args.request.formData();
  if (isReviewAct(textOf(form, "intent"))) {
    const messages = await actOnReview(args, form, id);
    return messages.length === 0
      ? redirect(`/desk/articles/${id}`)
      : data({ messages, unsaved: null }, { status: 409 });
  }
  if (isMove(textOf(form, "intent"))) {
    const messages = await moveArticle(args, form, id);
    return messages.length === 0
      ? redirect(`/desk/articles/${id}`)
      : data({ messages, unsaved: null }, { status: 409 });
  }
  const answer = await saveArticle(args, form, id);
  if (answer.saved) return redirect(`/desk/articles/${id}`);
  return data({ messages: [], unsaved: answer.unsaved }, { status: statusOf(answer.unsaved) });
}

function statusOf({ conflict, preview }: { conflict: boolean; preview: unknown }): number {
  if (conflict) return 409;
  return preview === null ? 422 : 200;
}

export const shouldRevalidate = revalidateAfterAct;

export default function DeskArticlePage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <DeskArticle
      key={page.article.id}
      page={page}
      unsaved={answer?.unsaved ?? null}
      messages={answer?.messages ?? []}
    />
  );
}
