import { Form, useNavigation } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { Button, LinkButton } from "../ui/button.js";
import { Field } from "../ui/field.js";
import { Input } from "../ui/input.js";
import type { ShownGap } from "./load-gaps.desk.server.js";

/** What can be done with a gap, and why the rest cannot. */
export function GapActs({ gap }: { gap: ShownGap }) {
  const { viewerCan, article, state, id } = gap;
  const busy = useNavigation().formData?.get("gapId") === id;
  const hidden = (
    <>
      <input type="hidden" name="gapId" value={id} />
      <input type="hidden" name="state" value={state} />
    </>
  );
  return (
    <div className="mt-4 flex flex-wrap items-start gap-x-3 gap-y-2">
      {viewerCan.draft.allowed && (
        <Form method="post" aria-label={`Draft for ${gap.title}`}>
          {hidden}
          <Button name="intent" value="draft" tone="primary" size="small" busy={busy}>
            Start a draft
          </Button>
        </Form>
      )}
      {article !== null && (
        <LinkButton href={`/desk/articles/${article.id}`} size="small" soft>
          {article.published === null ? "Go on with the draft" : "Open the article"}
        </LinkButton>
      )}
      {viewerCan.reopen.allowed && (
        <Form method="post" preventScrollReset aria-label={`Reopen ${gap.title}`}>
          {hidden}
          <Button name="intent" value="reopen" size="small" busy={busy}>
            Open again
          </Button>
        </Form>
      )}
      {viewerCan.dismiss.allowed && (
        <details className="group min-w-0 basis-60 text-small">
          <summary className="flex min-h-8 items-center gap-1 text-ink-soft hover:text-pine">
            <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90" />
            Dismiss or close it
          </summary>
          <Form
            method="post"
            preventScrollReset
            aria-label={`Dismiss or close ${gap.title}`}
            className="mt-2 grid gap-2"
          >
            {hidden}
            <Field label="Reason" hint="Why it is none, or what answers it.">
              <Input name="reason" required maxLength={500} autoComplete="off" />
            </Field>
            <span className="flex gap-2">
              <Button name="intent" value="dismiss" size="small" busy={busy}>
                Dismiss
              </Button>
              {viewerCan.close.allowed && (
                <Button name="intent" value="close" size="small" busy={busy}>
                  Close
                </Button>
              )}
            </span>
          </Form>
        </details>
      )}
    </div>
  );
}
