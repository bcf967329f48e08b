/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   display: block takes their native roles away from the parts of a table, see below. */
import { clsx } from "clsx";
import type { DecisionOutcome } from "../gql/graphql.js";
import type { PolicyPage } from "./load-policy-page.server.js";

type Plan = PolicyPage["plans"][number];

interface ScopeTableProps {
  plans: Plan[];
  kinds: PolicyPage["requestKinds"];
}

/**
 * Who is entitled to what. On narrow screens each level becomes a sheet of its own, every answer under the name of its kind; the
 * roles keep it a table for screen readers, which styles would otherwise take away.
 */
export function ScopeTable({ plans, kinds }: ScopeTableProps) {
  const titleOf = new Map(kinds.map(({ kind, title }) => [kind, title]));
  const columns = plans[0]?.cells.map(({ kind }) => titleOf.get(kind) ?? kind) ?? [];
  return (
    <table
      role="table"
      className="block w-full border-collapse text-small lg:table lg:border-t lg:border-rule"
    >
      <caption className="sr-only">What each level of support includes</caption>
      <thead role="rowgroup" className="sr-only lg:not-sr-only lg:table-header-group">
        <tr role="row" className="lg:border-b lg:border-rule">
          <th
            role="columnheader"
            scope="col"
            className="w-1/4 py-3 pr-4 text-left font-medium text-ink-faint"
          >
            Level of support
          </th>
          {columns.map((title) => (
            <th
              key={title}
              role="columnheader"
              scope="col"
              className="px-3 py-3 text-left font-medium text-ink-faint"
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="grid gap-4 lg:table-row-group">
        {plans.map((plan) => (
          <Row key={plan.level} plan={plan} columns={columns} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ plan, columns }: { plan: Plan; columns: string[] }) {
  return (
    <tr
      role="row"
      className="block rounded-sheet border border-rule bg-sheet p-4 lg:table-row lg:rounded-none lg:border-0 lg:border-b lg:bg-transparent"
    >
      <th
        role="rowheader"
        scope="row"
        className="block pb-3 text-left font-normal lg:table-cell lg:py-4 lg:pr-4 lg:align-top"
      >
        <span className="block font-serif text-h4 font-medium">{plan.title}</span>
        <span className="block text-ink-soft">{plan.who}</span>
      </th>
      {plan.cells.map((cell, index) => (
        <td
          key={cell.kind}
          role="cell"
          className="grid grid-cols-[9rem_1fr] gap-3 border-t border-rule py-2 lg:table-cell lg:border-t-0 lg:px-3 lg:py-4 lg:align-top"
        >
          <span aria-hidden="true" className="text-ink-faint lg:hidden">
            {columns[index]}
          </span>
          <span className={clsx("flex gap-2", toneOf(cell.outcome))}>
            <Sign outcome={cell.outcome} />
            <span className="text-ink">{cell.words}</span>
          </span>
        </td>
      ))}
    </tr>
  );
}

/** Filled: a person helps. Half: somebody or something else does. Empty: not included. The words beside it say the same. */
function Sign({ outcome }: { outcome: DecisionOutcome }) {
  const [helped, elsewhere] = [outcome === "ACCEPT", outcome !== "REFUSE"];
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className="mt-1 size-3 shrink-0">
      <circle
        cx="6"
        cy="6"
        r="5"
        fill={helped ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="1.5"
      />
      {!helped && elsewhere && <path d="M6 1a5 5 0 0 0 0 10z" fill="currentColor" />}
    </svg>
  );
}

function toneOf(outcome: DecisionOutcome): string {
  if (outcome === "ACCEPT") return "text-moss";
  return outcome === "REFUSE" ? "text-ink-faint" : "text-slate";
}
