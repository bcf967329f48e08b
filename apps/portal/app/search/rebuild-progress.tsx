import { DateTime } from "../ui/date-time.js";
import type { SearchIndexOnPage } from "./load-search-index.desk.server.js";

const phases = {
  WAITING: "Begins in a moment.",
  FILLING: "Writes every article.",
  CATCHING_UP: "Takes in what changed meanwhile.",
  SWAPPING: "Takes the place of the old index.",
  REMOVING_OLD: "Removes the old index.",
  DONE: "Done.",
} as const;

interface RebuildProgressProps {
  rebuild: NonNullable<SearchIndexOnPage["rebuild"]>;
}

/** How far the index that is being built anew has come, or when it was built last. */
export function RebuildProgress({ rebuild }: RebuildProgressProps) {
  const { articlesDone, articlesTotal, phase, finishedAt, lastError } = rebuild;
  if (finishedAt != null) {
    return (
      <p className="mt-4 text-small text-ink-soft">
        Last built anew <DateTime at={finishedAt} />.
      </p>
    );
  }
  const label = `Built anew: ${articlesDone.toLocaleString("en")} of ${articlesTotal.toLocaleString("en")} articles`;
  return (
    <div className="mt-4 text-small">
      <p>
        {label}. {phases[phase]}
      </p>
      <progress
        aria-label={label}
        value={articlesDone}
        max={Math.max(articlesTotal, 1)}
        className="mt-2 block h-2 w-full appearance-none overflow-hidden rounded-full bg-sunk [&::-moz-progress-bar]:bg-pine [&::-webkit-progress-bar]:bg-sunk [&::-webkit-progress-value]:bg-pine"
      />
      {lastError != null && <p className="mt-1 text-brick">{lastError}</p>}
    </div>
  );
}
