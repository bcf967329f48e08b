import { clsx } from "clsx";

export type ViewName = "text" | "source";

const views: { name: ViewName; title: string }[] = [
  { name: "text", title: "Formatted" },
  { name: "source", title: "Markdown" },
];

interface ViewChoiceProps {
  view: ViewName;
  onChoose: (view: ViewName) => void;
}

/** The text, or its source. */
export function ViewChoice({ view, onChoose }: ViewChoiceProps) {
  return (
    <div role="group" aria-label="Write it as" className="flex gap-1">
      {views.map(({ name, title }) => (
        <button
          key={name}
          type="button"
          aria-pressed={view === name}
          onClick={() => onChoose(name)}
          className={clsx(
            "min-h-8 rounded-full px-3 text-label font-medium",
            view === name ? "bg-pine text-on-pine" : "text-ink-soft hover:bg-sunk hover:text-ink",
          )}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
