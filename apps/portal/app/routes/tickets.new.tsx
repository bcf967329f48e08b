import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { readComposedForm } from "../tickets/attachments/composed-form.server.js";
import { answerRequest } from "../tickets/answer-request.server.js";
import { loadRequestPage } from "../tickets/load-request-page.server.js";
import { RequestPage } from "../tickets/request-page.js";
import { readRequestForm } from "../tickets/request-values.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const handle = { hydrate: true };

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Open a ticket", index: false });

export async function loader(args: LoaderFunctionArgs) {
  const values = readRequestForm(new URL(args.request.url).searchParams);
  return { page: await loadRequestPage(args, values), values };
}

export async function action(args: ActionFunctionArgs) {
  const composed = await readComposedForm(args);
  const answer = await answerRequest(args, readRequestForm(composed.form), composed);
  if (answer.number !== null) return redirect(`/tickets/${answer.number}?opened=1`);
  return data(answer, { status: Object.keys(answer.errors).length > 0 ? 422 : 200 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function NewTicket() {
  const { page, values } = useLoaderData<typeof loader>();
  return <RequestPage page={page} values={values} answer={useActionData<typeof action>() ?? null} />;
}
