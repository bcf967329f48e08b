import { countOf } from "../articles/count-words.js";
import { Callout } from "../ui/callout.js";
import { Card } from "../ui/card.js";
import { GapActs } from "./gap-acts.js";
import { GapMeasure } from "./gap-measure.js";
import type { ShownGap } from "./load-gaps.desk.server.js";

const sources = { SEARCH: "searched for", TICKET: "a solved ticket", REFUSAL: "a refused request" } as const;

/** A gap: what people asked, how many they are, and what becomes of it. */
export function GapCard({ gap, message }: { gap: ShownGap; message: string | null }) {
  const { title, actors, searches, tickets, last, samples, reason, measured, article } = gap;
  return (
    <Card as="article">
      <h2 className="text-h3 break-words">{title}</h2>
      <p className="mt-1 text-small text-ink-soft">
        {[
          actors > 0 ? `at least ${actors === 1 ? "1 person" : `${actors} people`}` : null,
          searches > 0 ? `${searches.toLocaleString("en")} ${searches === 1 ? "search" : "searches"}` : null,
          tickets > 0 ? countOf(tickets, "request") : null,
          `last ${last}`,
        ]
          .filter((part) => part !== null)
          .join(" · ")}
      </p>
      {samples.length > 0 && (
        <ul aria-label="As people asked" className="mt-3 grid gap-1 text-small">
          {samples.map(({ source, text, actors: people }) => (
            <li key={`${source} ${text}`} className="break-words">
              “{text}”{" "}
              <span className="text-ink-faint">
                {sources[source]}
                {source === "SEARCH" && people > 1 && ` by ${people} people`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {reason !== null && <p className="mt-3 text-small text-ink-soft">{reason}</p>}
      {article !== null && measured === null && (
        <p className="mt-3 text-small text-ink-soft">
          {article.published === null
            ? `“${article.head.title}” is being written. Once it is published, this shows whether the gap closed.`
            : "What is asked since the article was published is counted tonight."}
        </p>
      )}
      {measured !== null && <GapMeasure measured={measured} />}
      {message !== null && (
        <Callout tone="stop" live className="mt-4">
          <p>{message}</p>
        </Callout>
      )}
      <GapActs gap={gap} />
    </Card>
  );
}
