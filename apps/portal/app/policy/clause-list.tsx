import { Link2 } from "lucide-react";
import type { ClauseSection } from "./clause-sections.js";
import { ClauseExtra } from "./clause-extra.js";
import type { PolicyPage } from "./load-policy-page.server.js";

type Clause = PolicyPage["clauses"][number];

interface ClauseListProps {
  sections: ClauseSection<Clause>[];
  policy: PolicyPage;
}

/** Every clause under its anchor: refusals link to them. */
export function ClauseList({ sections, policy }: ClauseListProps) {
  return sections.map((section) => (
    <section key={section.anchor} aria-labelledby={section.anchor} className="mt-12 first:mt-0">
      <h2 id={section.anchor} className="mb-2 text-h2">
        {section.title}
      </h2>
      {section.clauses.map((clause) => (
        <div
          key={clause.id}
          id={clause.id}
          className="group -mx-4 scroll-mt-4 rounded-box px-4 py-4 target:bg-pine-wash target:outline-2 target:outline-pine"
        >
          <h3 className="font-sans text-h4 font-semibold">
            {clause.title}{" "}
            <a
              href={`#${clause.id}`}
              aria-label={`Link to the clause ${clause.title}`}
              className="inline-block align-middle text-ink-faint opacity-0 group-hover:opacity-100 hover:text-pine focus-visible:opacity-100"
            >
              <Link2 aria-hidden="true" className="size-4" />
            </a>
          </h3>
          <p className="mt-1">{clause.body}</p>
          <ClauseExtra id={clause.id} policy={policy} />
        </div>
      ))}
    </section>
  ));
}
