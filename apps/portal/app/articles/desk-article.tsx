import { useState } from "react";
import { ArticleOrigins } from "../insights/article-origins.js";
import { LinkButton } from "../ui/button.js";
import { PageHeader } from "../ui/page-header.js";
import { ArticleEditor } from "./article-editor.js";
import { DraftConflict } from "./draft-conflict.js";
import { Lifecycle } from "./lifecycle.js";
import type { DeskArticlePage } from "./load-desk-article.desk.server.js";
import { RevisionList } from "./revision-list.js";
import { Stewardship } from "./stewardship.js";
import type { Unsaved } from "./write-article.desk.server.js";

interface DeskArticleProps {
  page: DeskArticlePage;
  unsaved: Unsaved | null;
  messages: string[];
}

/** An article on the desk: its newest text in the editor, its life and its history beside it. */
export function DeskArticle({ page, unsaved, messages }: DeskArticleProps) {
  const { article, categories } = page;
  const { head } = article;
  // Counts for the revision it was made on: a new one starts clean.
  const [dirtyOn, setDirtyOn] = useState<string | null>(null);
  const conflict = unsaved?.conflict === true;
  // Only somebody who was told of a newer revision saves on top of it.
  const draft =
    unsaved === null ? page.draft : { ...unsaved.draft, ...(conflict && { basedOnRevisionId: head.id }) };
  const life = (
    <>
      <Lifecycle page={page} messages={messages} dirty={dirtyOn === head.id || unsaved !== null} />
      <Stewardship page={page} />
      <ArticleOrigins article={article} />
      <RevisionList articleId={article.id} revisions={article.revisions} />
    </>
  );
  return (
    <>
      <PageHeader
        title={head.title}
        eyebrow={`Article, revision ${head.number} by ${head.author.name}`}
        {...(article.published !== null && {
          actions: <LinkButton href={`/articles/${article.slug}`}>See what readers see</LinkButton>,
        })}
      />
      {unsaved?.conflict === true && (
        <DraftConflict
          theirs={page.draft}
          number={head.number}
          author={head.author.name}
          base={baseOf(page, unsaved)}
          difference={unsaved.difference}
          href={`/desk/articles/${article.id}`}
        />
      )}
      {article.viewerCan.saveDraft.allowed ? (
        <ArticleEditor
          // After a conflict it goes on with what was posted.
          key={conflict ? `${head.id} conflict` : head.id}
          articleId={article.id}
          draft={draft}
          kept={unsaved === null ? page.kept : null}
          soon={[article.viewerCan.submitForReview, article.viewerCan.publish].some(({ allowed }) => allowed)}
          categories={categories}
          subjects={page.subjects}
          errors={unsaved?.errors ?? {}}
          preview={unsaved?.preview ?? null}
          {...(conflict && { saveLabel: `Save mine on top of revision ${head.number}` })}
          onDirty={() => setDirtyOn(head.id)}
        >
          {life}
        </ArticleEditor>
      ) : (
        <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-[minmax(0,1fr)_17rem]">
          <p className="text-ink-soft">{article.viewerCan.saveDraft.message}</p>
          <div className="grid gap-8">{life}</div>
        </div>
      )}
    </>
  );
}

/** The revision that was edited, as long as it is in the history. */
function baseOf({ article }: DeskArticlePage, { draft }: Unsaved): { number: number; author: string } | null {
  const base = article.revisions.find(({ id }) => id === draft.basedOnRevisionId);
  return base === undefined ? null : { number: base.number, author: base.author.name };
}
