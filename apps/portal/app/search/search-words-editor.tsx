import { useMemo } from "react";
import { Keys } from "../desk/keys.js";
import { PageHeader } from "../ui/page-header.js";
import type { SearchWordsAnswer } from "./change-search-words.desk.server.js";
import type { SearchWordsPage } from "./load-search-words.desk.server.js";
import { SearchWordsNotice } from "./search-words-notice.js";
import { StopWords } from "./stop-words.js";
import { SynonymForm } from "./synonym-form.js";
import { SynonymGroups } from "./synonym-groups.js";
import { TryQuery } from "./try-query.js";

interface SearchWordsEditorProps {
  page: SearchWordsPage;
  answer: SearchWordsAnswer | null;
}

const queryField = "try-query";
const termsField = "new-synonyms";

export function SearchWordsEditor({ page, answer }: SearchWordsEditorProps) {
  const bindings = useMemo(
    () => [
      { key: "t", does: "Try a query", run: () => focus(queryField) },
      ...(page.change.allowed ? [{ key: "n", does: "New synonyms", run: () => focus(termsField) }] : []),
    ],
    [page.change.allowed],
  );
  const failed = answer?.done === null && answer.intent === "save-group" && answer.id === "" ? answer : null;
  return (
    <>
      <PageHeader
        title="Words of search"
        lead="Synonyms and stop words change what every reader finds, from the next search on."
        actions={<Keys bindings={bindings} />}
      />
      <SearchWordsNotice answer={answer} />
      {page.change.message != null && <p className="mb-6 text-small text-ink-soft">{page.change.message}</p>}
      <div className="grid gap-10">
        <TryQuery page={page} fieldId={queryField} />
        <section aria-labelledby="synonyms-title" className="grid gap-5">
          <h2 id="synonyms-title" className="text-h3">
            Synonyms
          </h2>
          <SynonymGroups page={page} answer={answer} />
          {page.change.allowed && (
            // Another key once something was saved, so that the fields are empty again.
            <SynonymForm
              key={answer?.done === "group-saved" ? `${answer.group.id} ${answer.group.version}` : ""}
              typed={failed?.typed ?? null}
              errors={failed?.errors ?? {}}
              fieldId={termsField}
            />
          )}
        </section>
        <section aria-labelledby="stop-words-title" className="grid gap-5">
          <h2 id="stop-words-title" className="text-h3">
            Stop words
          </h2>
          <StopWords page={page} answer={answer} />
        </section>
      </div>
    </>
  );
}

function focus(id: string): void {
  document.getElementById(id)?.focus();
}
