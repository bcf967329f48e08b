import { Form, Link, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { Card } from "../ui/card.js";
import { Checkbox } from "../ui/choice.js";
import { Field } from "../ui/field.js";
import { Input, Select, Textarea } from "../ui/input.js";
import type { AnswerFault } from "./answer-refusal.desk.server.js";
import type { RefusalPage } from "./load-refusal.desk.server.js";

/** Facts put right, then the same request decided again at the instant at which it was received. */
export function DecideAnewForm({ page, fault }: { page: RefusalPage; fault: AnswerFault }) {
  const { refusal, preview, idempotencyKey } = page;
  const busy = useNavigation().formData?.get("intent") === "anew";
  return (
    <Card title="Decide it anew">
      <p className="mb-4 text-small text-ink-soft">
        For a request that was refused by a wrong fact. It is decided as of the moment at which it came; the
        first decision stays beside the new one.
      </p>
      {preview !== null && (
        <Callout
          tone={preview.opensTicket ? "good" : "info"}
          className="mb-4"
          title={`With the facts on record now: ${preview.headline}`}
        >
          <p className="text-small">{preview.reasons[0]?.message}</p>
        </Callout>
      )}
      <AccountFactsLink page={page} />
      <Form method="post" aria-label="Decide anew" className="mt-4 grid gap-4">
        <input type="hidden" name="version" value={refusal.version} />
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <RequestFactsFields page={page} />
        <Field label="Words for the requester" hint="What was wrong, and what you put right.">
          <Textarea
            name="answer"
            rows={3}
            required
            maxLength={5000}
            defaultValue={fault?.intent === "anew" ? fault.answer : ""}
            className="min-h-20"
          />
        </Field>
        <span>
          <Button name="intent" value="anew" tone="primary" busy={busy}>
            {busy ? "Deciding …" : "Decide anew"}
          </Button>
        </span>
      </Form>
    </Card>
  );
}

function AccountFactsLink({ page: { refusal } }: { page: RefusalPage }) {
  const { account, viewerCan } = refusal;
  if (account === null) {
    return (
      <p className="text-small text-ink-soft">
        No account is known for whoever asked: who belongs to an account is entered by its administrators, and
        then the request can be sent again.
      </p>
    );
  }
  return (
    <p className="text-small">
      Plan, sign-up, contract and trial are facts of the account.{" "}
      {viewerCan.correctFacts.allowed ? (
        <Link to={`/desk/accounts/${account.id}/facts?refusal=${refusal.id}`} className="link">
          Correct the facts of {account.name}
        </Link>
      ) : (
        <span className="text-ink-soft">{viewerCan.correctFacts.message}</span>
      )}
    </p>
  );
}

function RequestFactsFields({ page: { facts, kinds, protocols } }: { page: RefusalPage }) {
  if (facts === null) return null;
  return (
    <details className="group rounded-box border border-rule px-4 py-3">
      <summary className="text-small font-medium hover:text-pine">Facts of the request</summary>
      <div className="mt-4 grid gap-4">
        <Field label="Kind">
          <Select name="kind" defaultValue={facts.kind.toUpperCase()}>
            {kinds.map(({ kind, title }) => (
              <option key={kind} value={kind}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
        <Checkbox name="production" value="1" label="Affects production" defaultChecked={facts.production} />
        <Checkbox
          name="critical"
          value="1"
          label="A critical defect that affects all customers"
          defaultChecked={facts.critical}
        />
        <Checkbox
          name="thirdParty"
          value="1"
          label="The fault lies in another vendor’s product"
          defaultChecked={facts.thirdParty}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Protocol" optional>
            <Input name="protocol" list="protocols" defaultValue={facts.protocol ?? ""} autoComplete="off" />
          </Field>
          <datalist id="protocols">
            {protocols.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <Field label="Language">
            <Input name="language" defaultValue={facts.language} autoComplete="off" />
          </Field>
          <Field label="Platform" optional>
            <Input name="platformName" defaultValue={facts.platform?.name ?? ""} autoComplete="off" />
          </Field>
          <Field label="Version" optional>
            <Input name="platformVersion" defaultValue={facts.platform?.version ?? ""} autoComplete="off" />
          </Field>
        </div>
      </div>
    </details>
  );
}
