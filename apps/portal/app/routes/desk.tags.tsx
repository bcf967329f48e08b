import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { changeTags, loadTags } from "../tickets/tags.desk.server.js";
import { TagsPage } from "../tickets/tags-page.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Tags", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadTags(args);
}

export async function action(args: ActionFunctionArgs) {
  const message = await changeTags(args, await args.request.formData());
  return message === null ? redirect("/desk/tags") : data({ message }, { status: 409 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function Tags() {
  return (
    <TagsPage
      page={useLoaderData<typeof loader>()}
      message={useActionData<typeof action>()?.message ?? null}
    />
  );
}
