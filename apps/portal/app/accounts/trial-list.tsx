import { Form, Link, useNavigation } from "@remix-run/react";
import { stateWords } from "../tickets/ticket-status.js";
import { Badge } from "../ui/badge.js";
import { Button } from "../ui/button.js";
import { DateTime } from "../ui/date-time.js";
import { Field } from "../ui/field.js";
import { Select } from "../ui/input.js";
import { daysLeftWords } from "./days-left-words.js";
import type { TrialsPage } from "./trials.desk.server.js";

type Trial = TrialsPage["trials"][number];

/** A trial that ends within so many days wants a word with its customer. */
const soonDays = 5;

/** Accounts on trial: how long still, what waits for an answer, who looks after them. */
export function TrialList({ page: { trials, ended, staff } }: { page: TrialsPage }) {
  return (
    <ul aria-label="Trials" className="grid gap-4">
      {trials.map((trial) => (
        <li
          key={`${trial.account?.id ?? ""}${trial.endsAt}`}
          className="grid gap-x-8 gap-y-4 rounded-sheet border border-rule bg-sheet p-4 sm:p-5 lg:grid-cols-2"
        >
          <div className="grid content-start gap-2">
            <div className="flex flex-wrap items-center gap-3">
              <h2 className="text-h3">{trial.account?.name ?? "Account"}</h2>
              <Badge tone={ended ? "neutral" : trial.daysLeft <= soonDays ? "wait" : "accent"}>
                {daysLeftWords(trial.daysLeft, ended)}
              </Badge>
            </div>
            <p className="text-small text-ink-soft">
              <DateTime at={trial.startsAt} style="date" /> to <DateTime at={trial.endsAt} />
            </p>
            <Specialist trial={trial} staff={staff} />
          </div>
          <UndoneTickets trial={trial} />
        </li>
      ))}
    </ul>
  );
}

function Specialist({ trial, staff }: { trial: Trial; staff: TrialsPage["staff"] }) {
  const { account, specialist } = trial;
  const busy = useNavigation().formData?.get("accountId") === account?.id;
  if (!trial.viewerCan.setSpecialist.allowed || account === null) {
    return <p className="text-small">Specialist: {specialist?.name ?? "nobody"}</p>;
  }
  return (
    <Form
      method="post"
      preventScrollReset
      aria-label={`Specialist of ${account.name}`}
      className="flex items-end gap-2"
    >
      <input type="hidden" name="accountId" value={account.id} />
      <Field label="Specialist" className="min-w-0 flex-1">
        <Select key={specialist?.id} name="staffId" defaultValue={specialist?.id ?? ""}>
          {specialist === null && <option value="">Nobody</option>}
          {staff.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Button busy={busy}>Set</Button>
    </Form>
  );
}

function UndoneTickets({ trial: { undoneCount, undoneTickets } }: { trial: Trial }) {
  const more = undoneCount - undoneTickets.length;
  return (
    <div className="min-w-0 text-small">
      <h3 className="mb-1 font-sans eyebrow">Tickets that are not solved</h3>
      {undoneCount === 0 && <p className="text-ink-soft">None.</p>}
      <ul className="grid gap-1.5">
        {undoneTickets.map(({ number, subject, state, assignee }) => (
          <li key={number}>
            <Link to={`/desk/tickets/${number}`} className="link-quiet">
              #{number} {subject}
            </Link>
            <span className="text-ink-faint">
              {" "}
              · {stateWords(state, "staff").toLowerCase()}, {assignee?.name ?? "nobody"}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-1 text-ink-soft">and {more.toLocaleString("en")} more</p>}
    </div>
  );
}
