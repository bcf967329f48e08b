import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import { reasonTitle } from "../tickets/refusal-reasons.js";
import { Card } from "../ui/card.js";
import { Cell, Table } from "../ui/table.js";
import type { BoardPage } from "./load-board.desk.server.js";

type Refusals = BoardPage["board"]["refusals"][number];

const outcomes = [
  { name: "admitted", title: "Ticket after all", fill: "fill-moss", swatch: "bg-moss" },
  { name: "upheld", title: "Looked at again, stays", fill: "fill-brick", swatch: "bg-brick" },
  { name: "contested", title: "Contested, waits", fill: "fill-ochre", swatch: "bg-ochre" },
  { name: "askedAgain", title: "Asked again within a week", fill: "fill-slate", swatch: "bg-slate" },
  { name: "nothing", title: "Nothing", fill: "fill-rule-strong", swatch: "bg-rule-strong" },
] as const;

/** Why requests were refused, what became of them, and whose contest waits longest. */
export function BoardRefusals({ page: { board, contests, openContestCount } }: { page: BoardPage }) {
  return (
    <>
      <Card title="Refusals by reason, and what became of them">
        {board.refusals.length === 0 ? (
          <p className="text-ink-soft">Nothing was refused in this time.</p>
        ) : (
          <Reasons refusals={board.refusals} />
        )}
      </Card>
      <Card title="Contested refusals that wait longest">
        {contests.length === 0 ? (
          <p className="text-ink-soft">Every contest has its answer.</p>
        ) : (
          <>
            <Table caption="Contested refusals that wait longest" head={["Request", "Reason", "Waiting"]}>
              {contests.map(({ id, subject, account, reason, waitedHours }) => (
                <tr key={id}>
                  <Cell heads>
                    <Link to={`/desk/refusals/${id}`} className="link break-words">
                      {subject ?? "Without a subject"}
                    </Link>
                    {account !== null && (
                      <span className="block font-normal text-ink-faint">{account.name}</span>
                    )}
                  </Cell>
                  <Cell>{reasonTitle(reason)}</Cell>
                  <Cell number>
                    {waitedHours.toLocaleString("en", { maximumFractionDigits: 1 })} business hours
                  </Cell>
                </tr>
              ))}
            </Table>
            {openContestCount > contests.length && (
              <p className="mt-3 text-small">
                <Link to="/desk/refusals?show=contested" className="link">
                  All {openContestCount.toLocaleString("en")}
                </Link>
              </p>
            )}
          </>
        )}
      </Card>
    </>
  );
}

function Reasons({ refusals }: { refusals: Refusals[] }) {
  const most = Math.max(...refusals.map(({ total }) => total), 1);
  return (
    <>
      <ul className="mb-4 flex flex-wrap gap-x-4 gap-y-1 text-label text-ink-soft">
        {outcomes.map(({ name, title, swatch }) => (
          <li key={name} className="flex items-center gap-1.5">
            <span aria-hidden="true" className={clsx("size-2.5 rounded-full", swatch)} /> {title}
          </li>
        ))}
      </ul>
      <Table
        caption="Refusals by reason, and what became of them"
        head={["Reason", "All", "", ...outcomes.map(({ title }) => title)]}
      >
        {refusals.map((refusal) => (
          <tr key={refusal.reason}>
            <Cell heads>
              <Link to={`/desk/refusals?reason=${refusal.reason}`} className="link whitespace-nowrap">
                {reasonTitle(refusal.reason)}
              </Link>
            </Cell>
            <Cell number>{refusal.total.toLocaleString("en")}</Cell>
            <Cell className="min-w-40">
              <Bar refusal={refusal} most={most} />
            </Cell>
            {outcomes.map(({ name }) => (
              <Cell key={name} number>
                {refusal[name].toLocaleString("en")}
              </Cell>
            ))}
          </tr>
        ))}
      </Table>
    </>
  );
}

/** The numbers stand beside it; widths are attributes, as the content policy allows no style. */
function Bar({ refusal, most }: { refusal: Refusals; most: number }) {
  const shares = outcomes.map(({ name }) => (refusal[name] / most) * 200);
  return (
    <svg viewBox="0 0 200 14" aria-hidden="true" className="block h-3.5 w-full" preserveAspectRatio="none">
      {outcomes.map(({ name, fill }, place) => (
        <rect
          key={name}
          x={shares.slice(0, place).reduce((sum, share) => sum + share, 0)}
          y={0}
          width={shares[place]}
          height={14}
          className={fill}
        />
      ))}
    </svg>
  );
}
