import { Form, Link, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import { Input, Textarea } from "../ui/input.js";
import { PageHeader } from "../ui/page-header.js";
import type { ReplayAnswer, ReplayPage as Page } from "./replay-policy.desk.server.js";
import { ReplayResult } from "./replay-result.js";

/** Who would have been decided otherwise under a changed policy, before anybody puts it in force. */
export function ReplayPage({ page, answer }: { page: Page; answer: ReplayAnswer | null }) {
  return (
    <>
      <PageHeader
        title="Policy replay"
        lead="Decides recorded requests again under a changed policy, and shows who would have been decided otherwise. Nothing is changed, and the text is not kept."
      />
      {page.may.allowed ? (
        <div className="grid grid-cols-1 gap-8">
          {answer?.replay != null && <ReplayResult answer={answer} replay={answer.replay} />}
          <ReplayForm page={page} answer={answer} />
        </div>
      ) : (
        <Callout>
          <p>{page.may.message}</p>
        </Callout>
      )}
    </>
  );
}

function ReplayForm({ page, answer }: { page: Page; answer: ReplayAnswer | null }) {
  const busy = useNavigation().formMethod === "POST";
  const errors: Partial<Record<string, string>> = answer?.errors ?? {};
  return (
    <Form method="post" encType="multipart/form-data" aria-label="Replay" className="grid gap-5">
      {Object.keys(errors).length > 0 && <ErrorSummary title="Nothing was replayed" errors={errors} />}
      {answer !== null && answer.problems.length > 0 && <Problems problems={answer.problems} />}
      <Field
        id="since"
        label="Requests received on or after"
        hint={`Days are those of ${page.zoneName}.`}
        error={errors["since"]}
      >
        <Input
          type="date"
          name="since"
          required
          defaultValue={answer?.since ?? page.since}
          className="max-w-52"
        />
      </Field>
      <Field id="file" label="Policy file" hint="It goes before what is pasted below." optional>
        <Input type="file" name="file" accept=".yaml,.yml,text/plain" className="max-w-md" />
      </Field>
      <Field
        id="yaml"
        label="Or its text"
        hint={
          <>
            Take <code>policy/support-policy.yaml</code> and change a value.
          </>
        }
        error={errors["yaml"]}
      >
        <Textarea
          name="yaml"
          rows={14}
          spellCheck={false}
          defaultValue={answer?.yaml ?? ""}
          className="font-mono text-small"
        />
      </Field>
      <span>
        <Button tone="primary" busy={busy}>
          {busy ? "Replaying …" : "Replay"}
        </Button>
      </span>
    </Form>
  );
}

function Problems({ problems }: { problems: ReplayAnswer["problems"] }) {
  return (
    <Callout tone="stop" title="What is wrong with the text">
      <ul className="grid gap-1 text-small">
        {problems.map(({ line, path, found, allowed }) => (
          <li key={`${line} ${path}`} className="break-words">
            Line {line}: {path === "" ? "the file" : <code>{path}</code>} is {found}; allowed: {allowed}
          </li>
        ))}
      </ul>
      <p className="text-small">
        What the present policy says stands on the{" "}
        <Link to="/policies" className="link">
          policy page
        </Link>
        .
      </p>
    </Callout>
  );
}
