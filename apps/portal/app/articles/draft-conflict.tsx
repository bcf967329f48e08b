import { useEffect, useRef } from "react";
import { Callout } from "../ui/callout.js";
import { LinkButton } from "../ui/button.js";
import { CopyButton } from "../ui/copy-button.js";
import type { ArticleDraft } from "./article-draft.js";

interface DraftConflictProps {
  /** What was saved in between. */
  theirs: ArticleDraft;
  number: number;
  author: string;
  href: string;
}

/** Somebody saved a newer revision. Theirs is shown here, one's own is still in the editor below. Takes focus. */
export function DraftConflict({ theirs, number, author, href }: DraftConflictProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [number]);
  return (
    <div ref={box} tabIndex={-1} className="mb-8 focus:outline-none">
      <Callout
        tone="stop"
        live
        title={`${author} saved revision ${number} while you were writing. Yours is not saved yet.`}
      >
        <p>
          Your text is below, untouched. Take over what you need from theirs, then save: yours becomes the
          newest revision, and theirs stays in the history.
        </p>
        <details className="pt-1" open>
          <summary className="link">What {author} saved</summary>
          <div className="mt-3 rounded-box border border-rule bg-sheet p-4">
            <p className="font-medium">{theirs.title}</p>
            <p className="mt-1 text-small text-ink-soft">{theirs.summary}</p>
            <pre className="mt-3 max-h-80 overflow-y-auto font-mono text-label whitespace-pre-wrap">
              {theirs.body}
            </pre>
          </div>
        </details>
        <div className="flex flex-wrap gap-2 pt-1">
          <CopyButton text={theirs.body} label="Copy their text" />
          <LinkButton href={href} size="small">
            Drop mine, edit theirs
          </LinkButton>
        </div>
      </Callout>
    </div>
  );
}
