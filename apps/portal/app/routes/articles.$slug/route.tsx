import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ArticleList } from "../../articles/article-list.js";
import { ArticleSubjects } from "../../articles/article-subjects.js";
import { AudienceBadge } from "../../articles/audience-badge.js";
import { categoryPath } from "../../articles/category-path.js";
import { EndedPlatforms } from "../../articles/ended-platforms.js";
import { ArticleIssues } from "../../defects/article-issues.js";
import { JsonLd } from "../../articles/json-ld-script.js";
import { articleJsonLd } from "../../articles/json-ld.js";
import { requireOneAddress, throwOtherAddress } from "../../articles/require-article-address.server.js";
import { pageMeta } from "../../frame/page-meta.js";
import { useSite } from "../../frame/site.js";
import { askApi, askApiForCookies } from "../../graphql/api.server.js";
import { dateWords } from "../../policy/calendar-date.js";
import { readReason } from "../../insights/feedback-reasons.js";
import { Breadcrumbs } from "../../ui/breadcrumbs.js";
import { ContentsAside, ContentsDetails } from "../../ui/contents.js";
import { DateTime } from "../../ui/date-time.js";
import { textOf } from "../../ui/form-fields.js";
import { Prose } from "../../ui/prose.js";
import { ArticleDocument, ArticleVoteDocument } from "./documents.js";
import { Helpful, readVoted } from "./helpful.js";

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params["slug"] ?? "";
  const { article } = await askApi(args, ArticleDocument, { slug });
  if (article == null) return throwOtherAddress(args, slug);
  requireOneAddress(args.request, article.slug);
  const voted = readVoted(new URL(args.request.url).searchParams.get("voted"));
  return { article, voted: voted ?? votedBefore(article.viewerVote) };
}

/** Records whether it helped, or why not, and comes back to where the reader was. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const articleId = textOf(form, "articleId");
  const helpful = textOf(form, "helpful") === "yes";
  const told = textOf(form, "intent") === "feedback";
  const feedback = told ? { reason: readReason(textOf(form, "reason")), words: textOf(form, "words") } : {};
  const { data: answer, headers } = await askApiForCookies(args, ArticleVoteDocument, {
    input: { articleId, helpful, ...feedback },
  });
  const { article, userErrors } = answer.articleVote;
  const refusal = userErrors.find(({ code }) => code === "INVALID")?.message;
  if (refusal !== undefined) return data({ refusal }, { status: 422, headers });
  if (article == null) throw new Response(null, { status: 404, headers });
  const voted = told ? "told" : helpful ? "yes" : "no";
  return redirect(`/articles/${article.slug}?voted=${voted}#helpful`, { headers });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  page === undefined
    ? []
    : pageMeta(matches, {
        title: page.article.title,
        description: page.article.summary,
        path: `/articles/${page.article.slug}`,
        type: "article",
        index: page.article.audience === "PUBLIC",
      });

export default function ArticlePage() {
  const { article, voted } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal ?? null;
  const { publicUrl, company } = useSite();
  const crumbs = [{ title: "Help centre", href: "/" }, ...article.breadcrumbs.flatMap(categoryPath)];
  return (
    <div className="grid grid-cols-1 gap-x-14 lg:grid-cols-[minmax(0,42rem)_1fr]">
      <article className="min-w-0">
        <Breadcrumbs crumbs={crumbs} />
        <header className="mb-8">
          <AudienceBadge audience={article.audience} />
          <h1 className="mt-2 text-h2 sm:text-h1">{article.title}</h1>
          <p className="mt-3 text-lead text-ink-soft">{article.summary}</p>
          <p className="mt-4 text-label text-ink-faint">
            Last updated <DateTime at={article.updatedAt} style="date" />
            {article.lastCheckedOn != null && (
              <>
                {" "}
                · Last checked{" "}
                <time dateTime={article.lastCheckedOn}>{dateWords(article.lastCheckedOn)}</time>
              </>
            )}
          </p>
          <ArticleSubjects {...article} />
        </header>
        <ArticleIssues issues={article.knownIssues} />
        <EndedPlatforms platforms={article.platforms} />
        <ContentsDetails headings={article.contents} />
        <Prose html={article.bodyHtml} />
        <Helpful
          articleId={article.id}
          slug={article.slug}
          title={article.title}
          voted={refusal === null ? voted : "no"}
          refusal={refusal}
        />
        {article.related.length > 0 && (
          <section aria-labelledby="related" className="mt-12" data-print="no">
            <h2 id="related" className="mb-3 text-h3">
              Related articles
            </h2>
            <ArticleList articles={article.related} />
          </section>
        )}
      </article>
      <ContentsAside headings={article.contents} />
      {article.audience === "PUBLIC" && (
        <JsonLd data={articleJsonLd({ article, crumbs, publicUrl, publisher: company })} />
      )}
    </div>
  );
}

function votedBefore(vote: boolean | null | undefined): "yes" | "no" | null {
  if (vote == null) return null;
  return vote ? "yes" : "no";
}
