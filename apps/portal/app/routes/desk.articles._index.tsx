import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { FileText } from "lucide-react";
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

function href(state: string | null, query: string, platformEnded = false): string {
  const parameters = new URLSearchParams({
    ...(state !== null && { state }),
    ...(platformEnded && { platform: "ended" }),
    ...(query !== "" && { q: query }),
  }).toString();
  return parameters === "" ? "/desk/articles" : `/desk/articles?${parameters}`;
}

export default function DeskArticles() {
  const { state, platformEnded, query, articles, pageInfo } = useLoaderData<typeof loader>();
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
            href: href(link.state, query),
            title: link.title,
            current: link.state === state && !platformEnded,
          })),
          { href: href(null, query, true), title: "Platform ended", current: platformEnded },
        ]}
      />
      <Form method="get" role="search" aria-label="Articles" className="mb-5 flex max-w-md items-end gap-2">
        {state !== null && <input type="hidden" name="state" value={state} />}
        {platformEnded && <input type="hidden" name="platform" value="ended" />}
        <Field label="Title or address contains" className="flex-1">
          <Input key={query} type="search" name="q" defaultValue={query} />
        </Field>
        <Button>Find</Button>
      </Form>
      {articles.length === 0 ? (
        <EmptyState icon={FileText} title="No such article">
          Nothing matches {query === "" ? "this state" : `“${query}”`}.
        </EmptyState>
      ) : (
        <DeskArticleList articles={articles} />
      )}
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}
