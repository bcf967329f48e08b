import type { Keeping } from "./use-kept-draft.js";

interface KeptStatusProps {
  keeping: Keeping;
  onRetry: () => void;
}

/** Whether what was typed is safe, in a line. */
export function KeptStatus({ keeping, onRetry }: KeptStatusProps) {
  return (
    <div className="text-small text-ink-soft">
      <span role="status">{words(keeping)}</span>
      {keeping.kind === "failed" && (
        <button type="button" className="link ml-2" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}

function words(keeping: Keeping): string {
  switch (keeping.kind) {
    case "nothing":
      return "";
    case "typing":
      return "Not saved yet";
    case "kept":
      return `Saved as your draft at ${clock(keeping.at)}`;
    case "failed":
      return `Not saved: ${keeping.message}`;
  }
}

/** By the writer's own clock. */
export function clock(at: string): string {
  return new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });
}
