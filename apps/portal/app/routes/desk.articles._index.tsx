import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { FileText } from "lucide-react";
import { deskViews } from "../articles/desk-views.js";
import { DeskArticleList } from "../articles/desk-article-list.js";
import { loadDeskArticles } from "../articles/load-desk-articles.desk.server.js";
import { revisionStates } from "../articles/revision-status.js";
import { pageMeta } from "../frame/page-meta.js";
import { Button, LinkButton } from "../ui/button.js";
import { EmptyState } from "../ui/empty-state.js";
import { Field } from "../ui/field.js";
import { FilterLinks } from "../ui/filter-links.js";
import { Input } from "../ui/input.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Articles on the desk", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadDeskArticles(args);
}

function href(of: { state?: string | null; view?: string; platformEnded?: boolean }, query: string): string {
  const { state = null, view = null, platformEnded = false } = of;
  const parameters = new URLSearchParams({
    ...(state !== null && { state }),
    ...(view !== null && { view }),
    ...(platformEnded && { platform: "ended" }),
    ...(query !== "" && { q: query }),
  }).toString();
  return parameters === "" ? "/desk/articles" : `/desk/articles?${parameters}`;
}

const emptyTitles = {
  all: "No such article",
  waiting: "Nothing waits for you",
  scheduled: "Nothing is scheduled",
};
const emptyWords = {
  all: "Nothing matches this state.",
  waiting: "What others submit for review is listed here, and what you wrote yourself is not.",
  scheduled: "What is published or taken away at a set time is listed here, and what failed to be.",
};

export default function DeskArticles() {
  const { state, view, platformEnded, query, articles, pageInfo } = useLoaderData<typeof loader>();
  const links = [{ state: null, title: "All" }, ...revisionStates];
  return (
    <>
      <PageHeader
        title="Articles"
        actions={
          <LinkButton href="/desk/articles/new" tone="primary" soft>
            New article
          </LinkButton>
        }
      />
      <FilterLinks
        label="State"
        links={[
          ...links.map((link) => ({
            href: href({ state: link.state }, query),
            title: link.title,
            current: view === null && !platformEnded && link.state === state,
          })),
          { href: href({ platformEnded: true }, query), title: "Platform ended", current: platformEnded },
          ...deskViews.map((link) => ({
            href: href({ view: link.view }, query),
            title: link.title,
            current: link.view === view,
          })),
        ]}
      />
      <Form method="get" role="search" aria-label="Articles" className="mb-5 flex max-w-md items-end gap-2">
        {state !== null && <input type="hidden" name="state" value={state} />}
        {platformEnded && <input type="hidden" name="platform" value="ended" />}
        {view !== null && <input type="hidden" name="view" value={view} />}
        <Field label="Title or address contains" className="flex-1">
          <Input key={query} type="search" name="q" defaultValue={query} />
        </Field>
        <Button>Find</Button>
      </Form>
      {articles.length === 0 ? (
        <EmptyState icon={FileText} title={emptyTitles[view ?? "all"]}>
          {query === "" ? emptyWords[view ?? "all"] : `Nothing matches “${query}”.`}
        </EmptyState>
      ) : (
        <DeskArticleList articles={articles} />
      )}
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}
