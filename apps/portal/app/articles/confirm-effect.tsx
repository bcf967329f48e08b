import { Form, Link, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Button } from "../ui/button.js";
import { audiences } from "./article-draft.js";
import { effectWords, type PendingChange } from "./category-answer.js";

interface ConfirmEffectProps {
  pending: PendingChange;
  version: number;
  href: string;
}

/** What a change does to readers, before it is made. */
export function ConfirmEffect({ pending: { change, effect }, version, href }: ConfirmEffectProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [change]);
  const intent = change.kind;
  const busy = useNavigation().formData?.get("intent") === intent;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="mb-8 rounded-r-box border-l-[3px] border-ochre bg-ochre-wash px-4 py-3 focus:outline-2 focus:outline-ochre"
    >
      <h2 className="font-sans text-body font-semibold text-ochre">{questionOf(change)}</h2>
      <p className="mt-1">{effectWords(effect)}</p>
      <Form method="post" aria-label="Confirm" className="mt-3 flex flex-wrap items-center gap-3">
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="narrower" value={effect.narrower} />
        <input type="hidden" name="wider" value={effect.wider} />
        {change.kind === "audience" ? (
          <input type="hidden" name="audience" value={change.audience} />
        ) : (
          <input type="hidden" name="parentId" value={change.parentId} />
        )}
        <Button tone="primary" name="intent" value={intent} busy={busy}>
          Yes, change it
        </Button>
        <Link to={href} className="text-small underline underline-offset-2">
          Leave it as it is
        </Link>
      </Form>
    </div>
  );
}

function questionOf(change: PendingChange["change"]): string {
  if (change.kind === "move") return "Move it there?";
  const title = audiences.find(({ value }) => value === change.audience)?.title ?? "";
  return `Change the audience to “${title}”?`;
}
