import { useState, type FormEvent } from "react";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { Field } from "../../ui/field.js";
import { Input } from "../../ui/input.js";
import { useLatest } from "../../ui/use-latest.js";
import type { LinkedArticle, LinkedArticles } from "../find-linked-articles.desk.server.js";
import type { Preview } from "../preview-article.desk.server.js";
import { AnchorChoice } from "./anchor-choice.js";
import { articleHref, typedAddress } from "./link-target.js";

export interface LinkDialogProps {
  /** Of the link that is there; empty for a new one. */
  href: string;
  /** The text so far: its own headings can be linked, too. */
  body: string;
  onLink: (link: { href: string; text: string }) => void;
  /** Left out for a new one. */
  onRemove: (() => void) | null;
  onCancel: () => void;
  /** Gives the focus back to the text. */
  onClosed: () => void;
}

/** Chooses where a link leads: an article found by its title, a heading of it or of this one, or any address. */
export function LinkDialog({ href, body, onLink, onRemove, onCancel, onClosed }: LinkDialogProps) {
  const [typed, setTyped] = useState(href);
  const [article, setArticle] = useState<LinkedArticle | null>(null);
  const [anchor, setAnchor] = useState("");
  const [error, setError] = useState<string | undefined>();
  const address = typedAddress(typed);
  const own = useLatest<Preview>(
    address === null && article === null ? { url: "/desk/articles/preview", body } : null,
  );

  const link = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (article !== null) onLink({ href: articleHref(article.slug, anchor), text: article.title });
    else if (address !== null) onLink({ href: address, text: typed.trim() });
    else if (anchor !== "") onLink({ href: `#${anchor}`, text: anchor });
    else setError("Choose an article from the list, or type an address such as https://example.com.");
  };
  return (
    <Dialog title="Link" open onOpenChange={(open) => !open && onCancel()} onClosed={onClosed}>
      <form onSubmit={link} onChange={(event) => event.stopPropagation()} noValidate className="grid gap-4">
        <Field
          label="Article or address"
          hint="Words of the title, or an address: https://…, /tickets/new, name@example.com"
          error={error}
        >
          <Input
            value={typed}
            autoComplete="off"
            spellCheck="false"
            onChange={({ target }) => {
              setTyped(target.value);
              setArticle(null);
              setAnchor("");
              setError(undefined);
            }}
          />
        </Field>
        {article === null && address === null && (
          <FoundArticles
            query={typed.trim()}
            onChoose={(chosen) => {
              setArticle(chosen);
              setAnchor("");
              setError(undefined);
            }}
          />
        )}
        {article !== null && <ChosenArticle article={article} anchor={anchor} onAnchor={setAnchor} />}
        {article === null && address === null && typed.trim() === "" && own.answer !== null && (
          <AnchorChoice
            label="Or a heading of this article"
            none="None"
            html={own.answer.html}
            value={anchor}
            onChange={setAnchor}
          />
        )}
        <div className="flex flex-wrap gap-2">
          <Button tone="primary">Link</Button>
          {onRemove !== null && (
            <Button type="button" onClick={onRemove}>
              Remove the link
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

function FoundArticles({ query, onChoose }: { query: string; onChoose: (article: LinkedArticle) => void }) {
  const { answer, pending } = useLatest<LinkedArticles>(
    query === "" ? null : { url: `/desk/articles/links?q=${encodeURIComponent(query)}` },
  );
  const articles = answer?.articles ?? [];
  return (
    <div aria-busy={pending}>
      <p role="status" className="text-small text-ink-soft">
        {answer !== null && !pending && foundWords(articles.length)}
      </p>
      <ul aria-label="Articles" className="max-h-56 overflow-y-auto">
        {articles.map((article) => (
          <li key={article.id}>
            <button
              type="button"
              onClick={() => onChoose(article)}
              className="w-full rounded-box px-2 py-1.5 text-left hover:bg-pine-wash"
            >
              <span className="block font-medium">{article.title}</span>
              <span className="block text-label text-ink-soft">
                /articles/{article.slug}
                {!article.published && ", not published"}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function foundWords(count: number): string {
  if (count === 0) return "No article has these words in its title or address.";
  return count === 1 ? "One article" : `${count} articles`;
}

interface ChosenArticleProps {
  article: LinkedArticle;
  anchor: string;
  onAnchor: (anchor: string) => void;
}

function ChosenArticle({ article, anchor, onAnchor }: ChosenArticleProps) {
  const { answer } = useLatest<LinkedArticles>({
    url: `/desk/articles/links?article=${encodeURIComponent(article.id)}`,
  });
  return (
    <>
      <p role="status" className="rounded-box bg-pine-wash px-3 py-2">
        To <span className="font-medium">{article.title}</span>
        {!article.published && ", which readers cannot see yet"}
      </p>
      {answer?.html != null && (
        <AnchorChoice
          label="Part of it"
          none="The whole article"
          html={answer.html}
          value={anchor}
          onChange={onAnchor}
        />
      )}
    </>
  );
}
