import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { ReplayPage } from "../tickets/replay-page.js";
import { loadReplayPage, replayPolicy } from "../tickets/replay-policy.desk.server.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Policy replay", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadReplayPage(args);
}

export async function action(args: ActionFunctionArgs) {
  const answer = await replayPolicy(args, await args.request.formData());
  return data(answer, { status: answer.replay === null ? 422 : 200 });
}

export default function PolicyReplay() {
  return <ReplayPage page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
