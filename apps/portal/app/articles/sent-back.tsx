import { Callout } from "../ui/callout.js";
import { DateTime } from "../ui/date-time.js";
import type { DeskArticlePage } from "./load-desk-article.desk.server.js";

/** What the last reviewer wanted changed, while it is the author's turn. */
export function SentBack({ head }: { head: DeskArticlePage["article"]["head"] }) {
  const last = head.reviews.at(-1);
  if (head.state !== "DRAFT" || last?.verdict !== "SENT_BACK") return null;
  return (
    <Callout tone="wait" title={`Sent back by ${last.reviewer?.name ?? "a reviewer"}`}>
      <p className="whitespace-pre-line">{last.words}</p>
      <p className="text-small text-ink-soft">
        <DateTime at={last.createdAt} />
      </p>
    </Callout>
  );
}
