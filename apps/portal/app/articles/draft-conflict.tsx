import { useEffect, useRef } from "react";
import { Callout } from "../ui/callout.js";
import { LinkButton } from "../ui/button.js";
import { CopyButton } from "../ui/copy-button.js";
import type { ArticleDraft } from "./article-draft.js";
import { Difference, type Differences } from "./difference.js";

interface DraftConflictProps {
  /** What was saved in between. */
  theirs: ArticleDraft;
  number: number;
  author: string;
  /** The revision that one's own text was made from. */
  base: { number: number; author: string } | null;
  /** Theirs and one's own; null when it could not be told. */
  difference: Differences | null;
  href: string;
}

/** Somebody saved a newer revision. Both texts are shown; one's own is still in the editor below. Takes focus. */
export function DraftConflict({ theirs, number, author, base, difference, href }: DraftConflictProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [number]);
  return (
    <div ref={box} tabIndex={-1} className="mb-8 grid gap-4 focus:outline-none">
      <Callout
        tone="stop"
        live
        title={`${author} saved revision ${number} while you were writing. Yours is not saved yet.`}
      >
        <p>
          {base !== null && `You began from revision ${base.number} by ${base.author}. `}
          Your text is below, untouched. Take over what you need from theirs, then save: yours becomes the
          newest revision, and theirs stays in the history.
        </p>
        <div className="flex flex-wrap gap-2 pt-1">
          <CopyButton text={theirs.body} label="Copy their text" />
          <LinkButton href={href} size="small">
            Drop mine, edit theirs
          </LinkButton>
        </div>
      </Callout>
      <section aria-label="Theirs and yours">
        {difference === null ? (
          <pre className="max-h-80 overflow-y-auto rounded-box border border-rule bg-sheet p-4 font-mono text-label whitespace-pre-wrap">
            {theirs.body}
          </pre>
        ) : (
          <Difference
            difference={difference}
            left={`Revision ${number}, by ${author}`}
            right="Yours, not saved yet"
          />
        )}
      </section>
    </div>
  );
}
