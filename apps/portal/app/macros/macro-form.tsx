import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Checkbox } from "../ui/choice.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import { Input, Select, Textarea } from "../ui/input.js";
import type { MacroAnswer } from "./change-macro.desk.server.js";
import type { MacroItem, MacrosPage } from "./load-macros.desk.server.js";

interface MacroFormProps {
  page: MacrosPage;
  /** Left out: a new one. */
  macro?: MacroItem;
  answer: MacroAnswer | null;
}

/** A macro's name, text, and when it is suggested. After a conflict both sides stand here: theirs above, one's own in the fields. */
export function MacroForm({ page, macro, answer }: MacroFormProps) {
  const sent = useNavigation().formData;
  const busy = sent?.get("intent") === "save" && (sent.get("id") ?? "") === (macro?.id ?? "");
  const failed = answer?.done === null && answer.id === (macro?.id ?? "") ? answer : null;
  const { name: nameError, body: bodyError, ...others } = failed?.errors ?? {};
  const shown = failed?.typed ?? macro ?? { name: "", body: "", shared: false, act: null, kinds: [] };
  return (
    <Form
      method="post"
      preventScrollReset
      aria-label={macro === undefined ? "New macro" : `Change “${macro.name}”`}
      className="grid gap-4"
    >
      <ErrorSummary title="This was not saved" errors={others} />
      {failed?.conflict === true && macro !== undefined && (
        <div className="rounded-box border border-rule bg-sunk p-3 text-small">
          <p className="font-medium">As it is now: “{macro.name}”</p>
          <pre className="mt-2 font-mono text-small whitespace-pre-wrap">{macro.body}</pre>
          <p className="mt-2 text-ink-soft">Yours is in the fields below. Saving puts it in its place.</p>
        </div>
      )}
      {macro !== undefined && (
        <>
          <input type="hidden" name="id" value={macro.id} />
          <input type="hidden" name="version" value={macro.version} />
        </>
      )}
      <input type="hidden" name="idempotencyKey" value={page.idempotencyKey} />
      <Field label="Name" error={nameError}>
        <Input name="name" required maxLength={100} autoComplete="off" defaultValue={shown.name} />
      </Field>
      <Field
        label="Text"
        hint={`Markdown. Fills in ${page.variables.map(({ name }) => `{{${name}}}`).join(", ")}.`}
        error={bodyError}
      >
        <Textarea name="body" required rows={6} defaultValue={shown.body} />
      </Field>
      <Field label="With the reply" hint="Suggested; whoever uses it decides.">
        <Select name="act" defaultValue={shown.act ?? ""}>
          <option value="">Nothing else</option>
          <option value="WAIT">The ticket waits for the customer</option>
          <option value="SOLVE">The ticket is solved</option>
        </Select>
      </Field>
      <fieldset>
        <legend className="mb-2 text-small font-medium">Suggested for</legend>
        <div className="grid gap-1 sm:grid-cols-2">
          {page.kinds.map(({ kind, title }) => (
            <Checkbox
              key={kind}
              name="kinds"
              value={kind}
              label={title}
              defaultChecked={shown.kinds.some((each) => each === kind)}
            />
          ))}
        </div>
      </fieldset>
      {page.mayShare && (
        <Checkbox
          name="shared"
          value="1"
          label="For everybody on the desk"
          hint="Otherwise it is yours alone."
          defaultChecked={shown.shared}
        />
      )}
      <div>
        <Button tone="primary" name="intent" value="save" busy={busy}>
          {macro === undefined ? "Add macro" : "Save"}
        </Button>
      </div>
    </Form>
  );
}
