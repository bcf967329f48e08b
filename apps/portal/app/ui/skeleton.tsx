import { clsx } from "clsx";

/** Holds the place of lines that are on their way. */
export function Skeleton({ lines = 3, className }: { lines?: number; className?: string }) {
  return (
    <div role="status" className={clsx("grid gap-2.5", className)}>
      <span className="sr-only">Loading</span>
      {Array.from({ length: lines }, (_, index) => (
        <span
          key={index}
          className={clsx("h-4 animate-pulse rounded bg-sunk", index === lines - 1 && "w-2/3")}
        />
      ))}
    </div>
  );
}
