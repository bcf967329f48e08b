import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { Card } from "../ui/card.js";
import { DateTime } from "../ui/date-time.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import { Input, Textarea } from "../ui/input.js";
import { Prose } from "../ui/prose.js";
import type { FixDraft } from "./act-on-defect.desk.server.js";
import type { DefectPage } from "./load-defect.desk.server.js";
import { StopMessage } from "./stop-message.js";

interface FixMessageProps {
  page: DefectPage;
  draft: FixDraft | null;
}

type Broadcast = DefectPage["defect"]["broadcasts"][number];

/** Telling everybody whom the defect affects that it is fixed: written, looked at, on its way for a minute, gone out. */
export function FixMessage({ page, draft }: FixMessageProps) {
  const { defect } = page;
  const last = defect.broadcasts.find(({ state }) => state !== "STOPPED");
  const stopped = defect.broadcasts[0]?.state === "STOPPED" ? defect.broadcasts[0] : null;
  return (
    <>
      {last?.state === "QUEUED" && <StopMessage defect={defect} broadcast={last} now={page.now} />}
      {last?.state === "SENDING" && (
        <Callout live title="The message is going out">
          <p>Load this page again in a moment to see whom it has reached.</p>
        </Callout>
      )}
      {last?.state === "SENT" && defect.state === "FIXED" && <Reach broadcast={last} />}
      {stopped !== null && defect.viewerCan.tellFix.allowed && draft === null && (
        <Callout tone="wait" title="The message was stopped: nobody was told">
          <p>The defect is as it was before.</p>
        </Callout>
      )}
      {defect.viewerCan.tellFix.allowed ? (
        <Write page={page} draft={draft} before={stopped} />
      ) : (
        defect.viewerCan.tellFix.code === "leads_only" &&
        defect.state !== "FIXED" && (
          <p className="text-small text-ink-soft">{defect.viewerCan.tellFix.message}</p>
        )
      )}
    </>
  );
}

function Reach({ broadcast: { reach, sender, endedAt } }: { broadcast: Broadcast }) {
  if (reach === null) return null;
  const { tickets, people, works, stillThere } = reach;
  return (
    <Callout tone="good" title={`${sender?.name ?? "We"} told everybody that it is fixed`}>
      <p>
        {tickets} {tickets === 1 ? "ticket" : "tickets"} and {people} who reported it without one
        {endedAt !== null && (
          <>
            , <DateTime at={endedAt} />
          </>
        )}
        .
      </p>
      <p>
        {works} confirmed that it works, {stillThere} {stillThere === 1 ? "says" : "say"} that it is still
        there.
      </p>
    </Callout>
  );
}

function Write({ page, draft, before }: FixMessageProps & { before: Broadcast | null }) {
  const { defect } = page;
  const intent = useNavigation().formData?.get("intent");
  const preview = draft?.preview ?? null;
  return (
    <details open={draft !== null} className="rounded-sheet border border-rule bg-sheet p-5 sm:p-6">
      <summary className="font-serif text-h3">It is fixed: tell everybody whom it affects</summary>
      <Form
        method="post"
        noValidate
        preventScrollReset
        aria-label="Message about the fix"
        className="mt-5 grid gap-5"
      >
        <ErrorSummary title="The message is not sent" errors={draft?.errors ?? {}} />
        <input type="hidden" name="defectId" value={defect.id} />
        <input type="hidden" name="version" value={defect.version} />
        <input type="hidden" name="idempotencyKey" value={page.idempotencyKey} />
        <Field id="fixedVersion" label="Fixed in version" optional error={draft?.errors["fixedVersion"]}>
          <Input
            name="fixedVersion"
            defaultValue={draft?.fixedVersion ?? before?.fixedVersion ?? ""}
            className="max-w-44"
            autoComplete="off"
          />
        </Field>
        <Field
          id="message"
          label="Message"
          hint={
            <>
              Markdown. <code>{"{{person.firstName}}"}</code>, <code>{"{{ticket.number}}"}</code>,{" "}
              <code>{"{{defect.title}}"}</code> and <code>{"{{defect.fixedVersion}}"}</code> are filled in for
              each; what stands between <code>{"{{#ticket}}"}</code> and <code>{"{{/ticket}}"}</code> is for
              those who have a ticket.
            </>
          }
          error={draft?.errors["message"]}
        >
          <Textarea
            name="message"
            rows={10}
            defaultValue={draft?.message ?? before?.message ?? defect.fixMessageDraft}
          />
        </Field>
        {preview !== null && <Preview preview={preview} />}
        <div className="flex flex-wrap items-center gap-3">
          <Button
            name="intent"
            value="preview"
            tone={preview === null ? "primary" : "plain"}
            busy={intent === "preview"}
          >
            {preview === null ? "Look at it first" : "Look at it again"}
          </Button>
          {preview !== null && (
            <Button name="intent" value="fix" tone="primary" busy={intent === "fix"}>
              Send in 60 seconds
            </Button>
          )}
        </div>
        <p className="text-small text-ink-soft">
          You can stop it for 60 seconds. When it goes out the defect is fixed, and its tickets wait for their
          customers to confirm it.
        </p>
      </Form>
    </details>
  );
}

function Preview({ preview: { tickets, people, messages } }: { preview: NonNullable<FixDraft["preview"]> }) {
  return (
    <section aria-label="Preview" aria-live="polite" className="grid gap-3">
      <p className="font-medium">
        It goes to {tickets} {tickets === 1 ? "ticket" : "tickets"} and to {people}{" "}
        {people === 1 ? "person" : "people"} who reported it without one.
        {messages.length > 0 && tickets + people > messages.length && " The first ones:"}
      </p>
      {messages.map(({ name, ticketNumber, bodyHtml }, place) => (
        <Card
          key={place}
          as="article"
          title={`${name === "" ? "Somebody" : name}${ticketNumber === null ? "" : `, ticket #${ticketNumber}`}`}
        >
          <Prose html={bodyHtml} kind="message" />
        </Card>
      ))}
    </section>
  );
}
