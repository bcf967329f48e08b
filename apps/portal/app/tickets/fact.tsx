import type { ReactNode } from "react";

/** One matter of the pane. */
export function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="text-small">
      <h2 className="mb-1 font-sans eyebrow">{title}</h2>
      {children}
    </section>
  );
}
