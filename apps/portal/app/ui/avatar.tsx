import { clsx } from "clsx";
import { initials } from "./initials.js";

/** A person's initials. Staff are told apart by the accent, and always by words beside it. */
export function Avatar({
  name,
  staff = false,
  className,
}: {
  name: string;
  staff?: boolean;
  className?: string;
}) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        "inline-flex size-8 shrink-0 items-center justify-center rounded-full text-label font-semibold select-none",
        staff ? "bg-pine text-on-pine" : "bg-sunk text-ink-soft",
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}
