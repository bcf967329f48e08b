import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { Field } from "../ui/field.js";
import { Input, Textarea } from "../ui/input.js";
import { lifecycleActs, type Act } from "./lifecycle-acts.js";
import type { DeskArticlePage } from "./load-desk-article.desk.server.js";
import { ReplacementField } from "./replacement-field.js";
import { RevisionStatus } from "./revision-status.js";
import { ScheduleForm } from "./schedule-form.js";
import { ScheduleList } from "./schedule-list.js";
import { SentBack } from "./sent-back.js";

interface LifecycleProps {
  page: DeskArticlePage;
  /** What the API said against the last act. */
  messages: string[];
  /** The editor holds something that is not saved: acts are about what is. */
  dirty: boolean;
}

/** Where the article is in its life, and the steps from there. */
export function Lifecycle({ page, messages, dirty }: LifecycleProps) {
  const { article, lead } = page;
  const { acts, refused } = lifecycleActs(article.viewerCan, lead);
  const { schedulePublication, scheduleUnpublication } = article.viewerCan;
  const scheduled = article.schedules.filter(({ state }) => state === "SCHEDULED").map(({ kind }) => kind);
  return (
    <section aria-label="State" className="grid gap-4 rounded-sheet border border-rule bg-sheet p-4 sm:p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <RevisionStatus state={article.head.state} />
        <span className="text-small text-ink-soft">{readersWords(article)}</span>
      </div>
      {messages.length > 0 && (
        <Callout tone="stop" live>
          {messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Callout>
      )}
      <SentBack head={article.head} />
      <ScheduleList schedules={article.schedules} head={article.head} />
      {dirty && acts.length > 0 && (
        <p className="text-small text-ochre">Save your changes first: these acts are about what is saved.</p>
      )}
      {acts.map((act) => (
        <Aside key={act.intent} words={act.aside}>
          <ActForm act={act} revisionId={article.head.id} dirty={dirty} />
        </Aside>
      ))}
      {schedulePublication.allowed && !scheduled.includes("PUBLISH") && (
        <Aside words="Publish it at a set time">
          <ScheduleForm
            intent="schedulePublication"
            label="Schedule"
            revisionId={article.head.id}
            dirty={dirty}
          />
        </Aside>
      )}
      {scheduleUnpublication.allowed && !scheduled.includes("UNPUBLISH") && (
        <Aside words="Take it away at a set time">
          <ScheduleForm
            intent="scheduleUnpublication"
            label="Schedule its end"
            revisionId={article.head.id}
            dirty={dirty}
          >
            <Field label="Why does it go?">
              <Input name="reason" required maxLength={500} autoComplete="off" />
            </Field>
            <ReplacementField />
          </ScheduleForm>
        </Aside>
      )}
      {refused.map(({ label, message }) => (
        <p key={label} className="text-small text-ink-soft">
          <span className="font-medium">{label}:</span> {message}
        </p>
      ))}
    </section>
  );
}

/** What is not the way forward opens by a line of its own. */
function Aside({ words, children }: { words: string | null; children: ReactNode }) {
  if (words === null) return <>{children}</>;
  return (
    <details className="border-t border-rule pt-3">
      <summary className="text-small text-ink-soft hover:text-ink">{words}</summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}

function ActForm({ act, revisionId, dirty }: { act: Act; revisionId: string; dirty: boolean }) {
  const busy = useNavigation().formData?.get("intent") === act.intent;
  const tone = act.intent === "archive" ? "danger" : act.aside === null ? "primary" : "plain";
  return (
    <Form method="post" preventScrollReset aria-label={act.label} className="grid gap-2">
      <input type="hidden" name="revisionId" value={revisionId} />
      {act.reason !== null && (
        <Field label={act.reason}>
          {act.intent === "sendBack" ? (
            <Textarea name="reason" required maxLength={4000} rows={4} />
          ) : (
            <Input name="reason" required maxLength={500} autoComplete="off" />
          )}
        </Field>
      )}
      {act.intent === "archive" && <ReplacementField />}
      <Button tone={tone} name="intent" value={act.intent} busy={busy} disabled={dirty} wide>
        {act.label}
      </Button>
    </Form>
  );
}

function readersWords({ published, head, archivedAt, replacement }: DeskArticlePage["article"]): string {
  if (published === null) {
    const instead = replacement === null ? "" : ` They are sent to “${replacement.head.title}”.`;
    return archivedAt === null
      ? `Revision ${head.number}. Readers see nothing of it.`
      : `Revision ${head.number}. The article is archived: readers see nothing of it.${instead}`;
  }
  if (published.number === head.number) return `Revision ${head.number} is what readers see.`;
  return `Revision ${head.number}. Readers see revision ${published.number}.`;
}
