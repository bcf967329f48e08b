import "./editor.css";
import { useId, useMemo, useState } from "react";
import { Callout } from "../../ui/callout.js";
import { openSafely } from "./open-safely.js";
import { RichText } from "./rich-text.js";
import { SourceText } from "./source-text.js";
import { ViewChoice, type ViewName } from "./view-choice.js";

export interface WritingSurfaceProps {
  body: string;
  onBody: (body: string) => void;
  invalid: boolean;
  /** The id of what describes it, if anything does. */
  describedBy: string | undefined;
  /** A line of the source to go to; a new object goes there again. */
  line: { number: number } | null;
}

const storageKey = "recourse-editor-view";

/** Where an article is written: its text, or the Markdown of it. */
export function WritingSurface({ body, onBody, invalid, describedBy, line }: WritingSurfaceProps) {
  const labelId = useId();
  const [start, setStart] = useState(() => ({ opening: openSafely(body) }));
  const [chosen, setChosen] = useState<ViewName>(() =>
    localStorage.getItem(storageKey) === "source" ? "source" : "text",
  );
  // Somebody who was typing in the plain box goes on typing here.
  const [typing, setTyping] = useState(() => document.activeElement?.id === "body");
  const { opening } = start;
  const view = opening.ok ? chosen : "source";
  const choose = (next: ViewName) => {
    localStorage.setItem(storageKey, next);
    if (next === "text") setStart({ opening: openSafely(body) });
    setTyping(false);
    setChosen(next);
  };
  const attributes = useMemo(
    (): Record<string, string> => ({
      id: "body",
      "aria-labelledby": labelId,
      ...(describedBy !== undefined && { "aria-describedby": describedBy }),
      ...(invalid && { "aria-invalid": "true" }),
    }),
    [labelId, describedBy, invalid],
  );
  return (
    <div className="grid min-w-0 gap-1.5">
      <div className="flex flex-wrap items-end justify-between gap-2">
        <span id={labelId} className="text-small font-medium">
          Text
        </span>
        <ViewChoice view={view} onChoose={choose} />
      </div>
      {!opening.ok && <Callout tone="wait">{opening.why}</Callout>}
      <div className="min-w-0 rounded-box border border-rule-strong bg-sheet focus-within:border-pine">
        {view === "text" && opening.ok ? (
          <RichText
            opened={opening.opened}
            body={body}
            onBody={onBody}
            attributes={attributes}
            line={line}
            typing={typing}
          />
        ) : (
          <SourceText body={body} onBody={onBody} attributes={attributes} line={line} typing={typing} />
        )}
      </div>
    </div>
  );
}
