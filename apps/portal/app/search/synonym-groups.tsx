import { Form } from "@remix-run/react";
import { ArrowRight, Equal } from "lucide-react";
import { Fragment } from "react";
import { Button } from "../ui/button.js";
import { EmptyState } from "../ui/empty-state.js";
import type { SearchWordsAnswer } from "./change-search-words.desk.server.js";
import type { SearchWordsPage } from "./load-search-words.desk.server.js";
import { SynonymForm } from "./synonym-form.js";
import { termText } from "./term-list.js";

interface SynonymGroupsProps {
  page: SearchWordsPage;
  answer: SearchWordsAnswer | null;
}

/** Every group of synonyms; each can be changed in its place. */
export function SynonymGroups({ page, answer }: SynonymGroupsProps) {
  if (page.groups.length === 0) {
    return (
      <EmptyState title="No synonyms yet">
        Search finds the words that people type, in all their forms. Where articles use another word for the
        same thing, say so here.
      </EmptyState>
    );
  }
  return (
    <ul aria-label="Synonyms" className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {page.groups.map((group) => (
        <li key={`${group.id} ${group.version}`} className="px-4 py-3 sm:px-5">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <div className="min-w-0">
              <Terms group={group} />
              <p className="text-small text-ink-faint">Changed {group.changed}</p>
            </div>
            {page.change.allowed && <Remove id={group.id} terms={group.terms} />}
          </div>
          {page.change.allowed && <Change group={group} answer={answer} />}
        </li>
      ))}
    </ul>
  );
}

type Group = SearchWordsPage["groups"][number];

function Terms({ group: { terms, alsoFinds } }: { group: Group }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
      {terms.map((term, place) => (
        <Fragment key={term}>
          {place > 0 &&
            (alsoFinds == null ? (
              <Equal role="img" aria-label="is" className="size-4 text-ink-faint" />
            ) : (
              <span className="text-ink-faint">or</span>
            ))}
          <span className="break-words">{term}</span>
        </Fragment>
      ))}
      {alsoFinds != null && (
        <>
          <ArrowRight role="img" aria-label="also finds" className="size-4 text-pine" />
          <span className="break-words">{termText(alsoFinds)}</span>
        </>
      )}
    </p>
  );
}

function Remove({ id, terms }: { id: string; terms: string[] }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="id" value={id} />
      <Button
        size="small"
        tone="quiet"
        name="intent"
        value="remove-group"
        aria-label={`Remove “${termText(terms)}”`}
      >
        Remove
      </Button>
    </Form>
  );
}

function Change({ group, answer }: { group: Group; answer: SearchWordsAnswer | null }) {
  const failed =
    answer?.done === null && answer.intent === "save-group" && answer.id === group.id ? answer : null;
  return (
    <details className="mt-1" open={failed !== null}>
      <summary className="w-fit text-small text-ink-soft hover:text-pine">
        Change<span className="sr-only"> “{termText(group.terms)}”</span>
      </summary>
      <div className="mt-3 border-t border-rule pt-4 pb-2">
        <SynonymForm group={group} typed={failed?.typed ?? null} errors={failed?.errors ?? {}} />
      </div>
    </details>
  );
}
