import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { changeSearchWords } from "../search/change-search-words.desk.server.js";
import { loadSearchWords } from "../search/load-search-words.desk.server.js";
import { SearchWordsEditor } from "../search/search-words-editor.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Words of search", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadSearchWords(args);
}

export async function action(args: ActionFunctionArgs) {
  const answer = await changeSearchWords(args, await args.request.formData());
  return data(answer, { status: answer.done === null ? 422 : 200 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function SearchWords() {
  return (
    <SearchWordsEditor
      page={useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>() ?? null}
    />
  );
}
