import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Difference } from "../articles/difference.js";
import { HistoryEntry } from "../articles/history-entry.js";
import { loadArticleHistory } from "../articles/load-article-history.desk.server.js";
import { restoreRevision } from "../articles/restore-revision.desk.server.js";
import { pageMeta } from "../frame/page-meta.js";
import { Button, LinkButton } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { PageHeader } from "../ui/page-header.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageMeta(matches, { title: `History of ${page?.article.head.title ?? "an article"}`, index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadArticleHistory(args, args.params["id"] ?? "");
}

export async function action(args: ActionFunctionArgs) {
  const messages = await restoreRevision(args, await args.request.formData());
  return messages.length === 0
    ? redirect(`/desk/articles/${args.params["id"] ?? ""}`)
    : data({ messages }, { status: 409 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function ArticleHistory() {
  const { article, from, to, difference } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { revisions, head } = article;
  return (
    <>
      <PageHeader
        title={head.title}
        eyebrow="History"
        actions={
          <LinkButton href={`/desk/articles/${article.id}`} soft>
            Back to the article
          </LinkButton>
        }
      />
      {answer !== undefined && (
        <Callout tone="stop" live className="mb-6">
          {answer.messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Callout>
      )}
      <section aria-labelledby="revisions-title" className="mb-10">
        <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
          <h2 id="revisions-title" className="text-h3">
            Revisions
          </h2>
          {revisions.length > 1 && (
            <Form id="compare" method="get" preventScrollReset>
              <Button size="small">Compare the chosen two</Button>
            </Form>
          )}
        </div>
        <ol
          key={`${from ?? ""}-${to ?? ""}`}
          className="rounded-sheet border border-rule bg-sheet px-4 sm:px-5"
        >
          {revisions.map((revision) => (
            <HistoryEntry
              key={revision.id}
              revision={revision}
              headId={head.id}
              from={revision.number === from}
              to={revision.number === to}
            />
          ))}
        </ol>
      </section>
      <section aria-labelledby="difference-title">
        <h2 id="difference-title" className="mb-3 text-h3">
          {difference === null
            ? "Nothing to compare yet"
            : `Revisions ${difference.from.number} and ${difference.to.number}`}
        </h2>
        {difference === null ? (
          <p className="text-ink-soft">
            {revisions.length > 1
              ? "Choose two different revisions above to see what changed between them."
              : "There is one revision so far: what changes from the next one on is shown here."}
          </p>
        ) : (
          <Difference
            difference={difference}
            left={`Revision ${difference.from.number}`}
            right={`Revision ${difference.to.number}`}
          />
        )}
      </section>
    </>
  );
}
