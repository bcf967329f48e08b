import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import { lifecycleActs, type Act } from "./lifecycle-acts.js";
import type { DeskArticlePage } from "./load-desk-article.desk.server.js";
import { RevisionStatus } from "./revision-status.js";

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
      {dirty && acts.length > 0 && (
        <p className="text-small text-ochre">Save your changes first: these acts are about what is saved.</p>
      )}
      {acts.map((act) =>
        act.intent === "archive" ? (
          <details key={act.intent} className="border-t border-rule pt-3">
            <summary className="text-small text-ink-soft hover:text-brick">Take it away from readers</summary>
            <div className="mt-3">
              <ActForm act={act} revisionId={article.head.id} dirty={dirty} />
            </div>
          </details>
        ) : (
          <ActForm key={act.intent} act={act} revisionId={article.head.id} dirty={dirty} />
        ),
      )}
      {refused.map(({ label, message }) => (
        <p key={label} className="text-small text-ink-soft">
          <span className="font-medium">{label}:</span> {message}
        </p>
      ))}
    </section>
  );
}

function ActForm({ act, revisionId, dirty }: { act: Act; revisionId: string; dirty: boolean }) {
  const busy = useNavigation().formData?.get("intent") === act.intent;
  const tone = act.intent === "archive" ? "danger" : "primary";
  return (
    <Form method="post" preventScrollReset aria-label={act.label} className="grid gap-2">
      <input type="hidden" name="revisionId" value={revisionId} />
      {act.reason !== null && (
        <Field label={act.reason}>
          <Input name="reason" required maxLength={500} autoComplete="off" />
        </Field>
      )}
      <Button tone={tone} name="intent" value={act.intent} busy={busy} disabled={dirty} wide>
        {act.label}
      </Button>
    </Form>
  );
}

function readersWords({ published, head }: DeskArticlePage["article"]): string {
  if (published === null) return `Revision ${head.number}. Readers see nothing of it.`;
  if (published.number === head.number) return `Revision ${head.number} is what readers see.`;
  return `Revision ${head.number}. Readers see revision ${published.number}.`;
}
