import type { ReactNode } from "react";

/** Always there, so that screen readers hear what comes into it. */
export function SentNotice({ sent, children }: { sent: boolean; children: ReactNode }) {
  return (
    <p role="status" className="text-small font-medium text-moss empty:hidden">
      {sent ? children : null}
    </p>
  );
}
