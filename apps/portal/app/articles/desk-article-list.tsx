import { Link } from "@remix-run/react";
import { Badge } from "../ui/badge.js";
import { AudienceBadge } from "./audience-badge.js";
import { BothTimes } from "./both-times.js";
import type { DeskArticlesPage } from "./load-desk-articles.desk.server.js";
import { RevisionStatus } from "./revision-status.js";
import { platformWords } from "./subject-choices.js";

export function DeskArticleList({ articles }: { articles: DeskArticlesPage["articles"] }) {
  return (
    <ul aria-label="Articles" className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {articles.map(
        ({ id, slug, audience, category, published, head, changed, endedPlatforms, schedules }) => (
          <li
            key={id}
            className="group relative flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3 first:rounded-t-sheet last:rounded-b-sheet hover:bg-pine-wash sm:px-5"
          >
            <div className="min-w-0 flex-1 basis-80">
              <Link
                to={`/desk/articles/${id}`}
                className="font-medium after:absolute after:inset-0 group-hover:text-pine"
              >
                {head.title}
              </Link>
              <p className="text-small text-ink-faint">
                {category?.title ?? "Without a category"} · <span className="break-all">{slug}</span> ·{" "}
                {head.author.name}, {changed}
              </p>
              <ScheduledWords schedules={schedules} />
            </div>
            <div className="flex flex-wrap items-center gap-2">
              {endedPlatforms.map((platform) => (
                <Badge key={platformWords(platform)} tone="wait">
                  {platformWords(platform)} ended
                </Badge>
              ))}
              <AudienceBadge audience={audience} />
              {published !== null && head.state !== "PUBLISHED" && <RevisionStatus state="PUBLISHED" />}
              <RevisionStatus state={head.state} />
            </div>
          </li>
        ),
      )}
    </ul>
  );
}

/** What will happen by itself, or did not. */
function ScheduledWords({ schedules }: Pick<DeskArticlesPage["articles"][number], "schedules">) {
  const [last] = schedules;
  return (
    <>
      {last?.state === "FAILED" && <p className="text-small text-brick">{last.failure}</p>}
      {schedules
        .filter(({ state }) => state === "SCHEDULED")
        .map(({ id, kind, runAt }) => (
          <p key={id} className="text-small text-ink-soft">
            {kind === "PUBLISH" ? "Will be published" : "Readers lose it"} <BothTimes at={runAt} />
          </p>
        ))}
    </>
  );
}
