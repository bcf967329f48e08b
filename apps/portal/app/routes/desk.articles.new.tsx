import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newDraft } from "../articles/article-draft.js";
import { ArticleEditor } from "../articles/article-editor.js";
import { loadKeptDraft } from "../articles/kept-draft.desk.server.js";
import { loadCategoryChoices } from "../articles/load-desk-article.desk.server.js";
import { loadSubjectChoices } from "../articles/load-subject-choices.desk.server.js";
import { saveArticle } from "../articles/write-article.desk.server.js";
import { pageMeta } from "../frame/page-meta.js";
import { PageHeader } from "../ui/page-header.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "New article", index: false });

export async function loader(args: LoaderFunctionArgs) {
  return {
    categories: await loadCategoryChoices(args),
    subjects: await loadSubjectChoices(args),
    kept: await loadKeptDraft(args, null),
  };
}

export async function action(args: ActionFunctionArgs) {
  const answer = await saveArticle(args, await args.request.formData(), null);
  if (answer.saved) return redirect(`/desk/articles/${answer.id}`);
  return data(answer.unsaved, { status: answer.unsaved.preview === null ? 422 : 200 });
}

export default function NewArticle() {
  const { categories, subjects, kept } = useLoaderData<typeof loader>();
  const unsaved = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="New article"
        lead="Staff alone read it until you choose otherwise, and nobody until it is published."
      />
      <ArticleEditor
        articleId={null}
        kept={unsaved === undefined ? kept : null}
        draft={unsaved?.draft ?? newDraft}
        categories={categories}
        subjects={subjects}
        errors={unsaved?.errors ?? {}}
        preview={unsaved?.preview ?? null}
      />
    </>
  );
}
