import { useState } from "react";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { DateTime } from "../ui/date-time.js";
import type { KeptDraft } from "./kept-draft.js";
import { postKept } from "./use-kept-draft.js";

interface KeptOfferProps {
  kept: KeptDraft;
  articleId: string | null;
  /** Somebody saved a revision after it was typed. */
  outdated: boolean;
  onContinue: () => void;
  onDiscarded: () => void;
}

/** What was typed before and not saved: to go on with it, or to forget it. */
export function KeptOffer({ kept, articleId, outdated, onContinue, onDiscarded }: KeptOfferProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const discard = async () => {
    const body = new FormData();
    body.set("intent", "forget");
    body.set("articleId", articleId ?? "");
    const { message } = await postKept(body, new AbortController().signal);
    if (message === null) onDiscarded();
    else setFailed(message);
  };
  return (
    <Callout tone="wait" title="You have a draft here that you did not save" className="mb-8">
      <p>
        “{kept.draft.title === "" ? "Without a title" : kept.draft.title}”, typed until{" "}
        <DateTime at={kept.savedAt} />. Until you choose, nothing is kept of what you type below.
      </p>
      {outdated && <p>A newer revision was saved since. When you save yours, you are shown both.</p>}
      {failed !== null && <p role="alert">It is still there: {failed}</p>}
      <div className="flex flex-wrap gap-2 pt-1">
        <Button type="button" tone="primary" size="small" onClick={onContinue}>
          Continue with it
        </Button>
        <Button type="button" size="small" onClick={() => void discard()}>
          Discard it
        </Button>
      </div>
    </Callout>
  );
}
