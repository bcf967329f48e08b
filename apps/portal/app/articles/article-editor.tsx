import { useState } from "react";
import { EditorForm, type EditorFormProps } from "./editor-form.js";
import type { KeptDraft } from "./kept-draft.js";
import { KeptOffer } from "./kept-offer.js";

interface ArticleEditorProps extends Omit<EditorFormProps, "keeps"> {
  /** What the viewer typed before and did not save. */
  kept: KeptDraft | null;
}

/** An article as it was saved, or as the viewer left it, to be written on. */
export function ArticleEditor({ draft, kept, ...rest }: ArticleEditorProps) {
  // As it was when the page came: what is kept from then on is what is typed here.
  const [before] = useState(kept);
  const [choice, setChoice] = useState<"open" | "continued" | "discarded">("open");
  const continued = before !== null && choice === "continued";
  const offered = before !== null && choice === "open";
  return (
    <>
      {offered && (
        <KeptOffer
          kept={before}
          articleId={rest.articleId}
          outdated={before.draft.basedOnRevisionId !== draft.basedOnRevisionId}
          onContinue={() => {
            setChoice("continued");
            rest.onDirty?.();
          }}
          onDiscarded={() => setChoice("discarded")}
        />
      )}
      <EditorForm
        key={continued ? "kept" : "saved"}
        {...rest}
        draft={continued ? before.draft : draft}
        keeps={!offered}
      />
    </>
  );
}
