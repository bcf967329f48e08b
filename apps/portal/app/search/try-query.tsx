import { Form, useNavigation } from "@remix-run/react";
import { clsx } from "clsx";
import { AudienceBadge } from "../articles/audience-badge.js";
import { countOf } from "../articles/count-words.js";
import { Button } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import { Highlighted } from "./highlighted.js";
import type { SearchWordsPage } from "./load-search-words.desk.server.js";
import { termText } from "./term-list.js";

interface TryQueryProps {
  page: SearchWordsPage;
  fieldId: string;
}

/** A query as search understands it now, and what it finds first. */
export function TryQuery({ page: { query, tried }, fieldId }: TryQueryProps) {
  const { state, location } = useNavigation();
  const busy = state === "loading" && location.search.startsWith("?q=");
  return (
    <section aria-labelledby="try-title" className="rounded-sheet border border-rule bg-sheet p-4 sm:p-5">
      <h2 id="try-title" className="text-h3">
        Try a query
      </h2>
      <Form
        method="get"
        role="search"
        aria-label="Try a query"
        preventScrollReset
        className="mt-3 flex max-w-xl items-end gap-2"
      >
        <Field id={fieldId} label="As a reader would type it" className="min-w-0 flex-1">
          <Input key={query} type="search" name="q" defaultValue={query} maxLength={500} autoComplete="off" />
        </Field>
        <Button busy={busy}>Try</Button>
      </Form>
      {tried !== null && <Tried tried={tried} />}
    </section>
  );
}

type TriedQuery = NonNullable<SearchWordsPage["tried"]>;

function Tried({ tried: { parts, result } }: { tried: TriedQuery }) {
  return (
    <div role="status" className="mt-5 grid gap-4">
      <div>
        <h3 className="text-small font-medium text-ink-soft">Understood as</h3>
        {parts.length === 0 ? (
          <p>Nothing in it can be searched for.</p>
        ) : (
          <ul className="mt-1.5 flex flex-wrap gap-2">
            {parts.map((part, place) => (
              <Part key={place} part={part} />
            ))}
          </ul>
        )}
        {result.correctedQuery != null && (
          <p className="mt-2 text-small">
            Typing errors are repaired: <span className="font-medium">{result.correctedQuery}</span>
          </p>
        )}
      </div>
      <div>
        <h3 className="text-small font-medium text-ink-soft">
          {result.totalCount === 0
            ? "Finds nothing"
            : `Finds ${result.totalLimited ? "more than " : ""}${countOf(result.totalCount, "article")}. The first of them:`}
        </h3>
        <ol className="mt-1.5 list-decimal space-y-1 pl-5 marker:text-ink-faint">
          {result.hits.map(({ article, section, anchor, titleHighlights }) => (
            <li key={`${article.slug}#${anchor ?? ""}`}>
              <a href={`/articles/${article.slug}${anchor == null ? "" : `#${anchor}`}`} className="link">
                <Highlighted pieces={titleHighlights} />
              </a>
              {section != null && <span className="text-small text-ink-soft"> § {section}</span>}{" "}
              <AudienceBadge audience={article.audience} />
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function Part({ part: { text, leftOut, alsoFinds } }: { part: TriedQuery["parts"][number] }) {
  return (
    <li
      className={clsx(
        "max-w-full rounded-box border px-2.5 py-1 text-small break-words",
        leftOut ? "border-rule text-ink-faint" : "border-rule-strong",
      )}
    >
      {leftOut ? <s>{text}</s> : text}
      {leftOut && <span className="sr-only"> is left out</span>}
      {alsoFinds.length > 0 && <span className="text-pine"> also {termText(alsoFinds)}</span>}
    </li>
  );
}
