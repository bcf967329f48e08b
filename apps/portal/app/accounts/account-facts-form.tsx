import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { Card } from "../ui/card.js";
import { ErrorSummary } from "../ui/error-summary.js";
import { Field } from "../ui/field.js";
import { Input, Select, Textarea } from "../ui/input.js";
import type { CorrectionFault } from "./correct-account-facts.desk.server.js";
import type { AccountFactsPage } from "./load-account-facts.desk.server.js";

interface AccountFactsFormProps {
  page: AccountFactsPage;
  fault: CorrectionFault;
}

const standings = [
  ["ACTIVE", "Active"],
  ["PAST_DUE", "Past due"],
  ["SUSPENDED", "Suspended"],
];

/** All facts at once; whoever may not correct them reads them. */
export function AccountFactsForm({ page, fault }: AccountFactsFormProps) {
  const { mayCorrect, version, zoneName } = page;
  const busy = useNavigation().formMethod === "POST";
  const errors = fault?.errors ?? {};
  return (
    <Form
      method="post"
      aria-label="Facts"
      className="grid gap-6"
      key={fault?.conflict === true ? version : "typed"}
    >
      {fault !== null && !fault.conflict && (
        <ErrorSummary title="This cannot be what is on record" errors={errors} />
      )}
      {fault?.conflict === true && <Conflict fault={fault} page={page} />}
      {!mayCorrect.allowed && (
        <Callout>
          <p>{mayCorrect.message}</p>
        </Callout>
      )}
      <input type="hidden" name="version" value={version} />
      <fieldset disabled={!mayCorrect.allowed} className="grid min-w-0 gap-6">
        <Card title="What is on record">
          <p className="mb-4 text-small text-ink-soft">
            Times are those of {zoneName}. The last day of a contract counts.
          </p>
          <Facts page={page} fault={fault} />
        </Card>
        <Card title="Why, and since when">
          <div className="grid gap-4">
            <Field
              id="effectiveAt"
              label="Since when it is so"
              optional
              hint="For a change, such as a plan that was bought. Leave it empty for a mistake: then it was always so, and refusals that rest on it can be decided anew."
              error={errors["effectiveAt"]}
            >
              <Input
                type="datetime-local"
                name="effectiveAt"
                defaultValue={fault?.values.effectiveAt ?? ""}
                className="max-w-64"
              />
            </Field>
            <Field
              id="reason"
              label="Reason"
              hint="For colleagues and the audit trail."
              error={errors["reason"]}
            >
              <Textarea
                name="reason"
                rows={2}
                required
                maxLength={1000}
                defaultValue={fault?.values.reason ?? ""}
                className="min-h-16"
              />
            </Field>
            <span>
              <Button tone="primary" busy={busy}>
                {busy ? "Saving …" : "Correct the facts"}
              </Button>
            </span>
          </div>
        </Card>
      </fieldset>
    </Form>
  );
}

/** Somebody was quicker: the form shows what is on record now, and what one typed stands beside it. */
function Conflict({ fault, page }: { fault: NonNullable<CorrectionFault>; page: AccountFactsPage }) {
  const different = fields.filter(({ name }) => fault.values[name] !== page.values[name]);
  return (
    <Callout
      tone="stop"
      live
      title="Somebody corrected this account while you did. Nothing of yours was saved."
    >
      <p>The form shows what is on record now.{different.length > 0 && " You had typed:"}</p>
      <dl className="text-small">
        {different.map(({ name, title }) => (
          <div key={name} className="flex gap-2">
            <dt className="font-medium">{title}:</dt>
            <dd>
              {fault.values[name] === "" ? "none" : fault.values[name]} (now{" "}
              {page.values[name] === "" ? "none" : page.values[name]})
            </dd>
          </div>
        ))}
      </dl>
    </Callout>
  );
}

const fields = [
  { name: "plan", title: "Plan" },
  { name: "billing", title: "Billing" },
  { name: "standing", title: "Standing" },
  { name: "signedUpAt", title: "Signed up" },
  { name: "contractStartsOn", title: "First day of the contract" },
  { name: "contractEndsOn", title: "Last day of the contract" },
  { name: "trialStartsAt", title: "Trial from" },
  { name: "trialEndsAt", title: "Trial until" },
] as const;

function Facts({ page, fault }: AccountFactsFormProps) {
  const values = fault === null || fault.conflict ? page.values : fault.values;
  const errors = fault?.errors ?? {};
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field id="plan" label="Plan" error={errors["plan"]}>
        <Select name="plan" defaultValue={values.plan}>
          <option value="FREE">Free</option>
          <option value="PAYING">Paying</option>
        </Select>
      </Field>
      <Field id="billing" label="Billing" error={errors["billing"]}>
        <Select name="billing" defaultValue={values.billing}>
          <option value="">None</option>
          <option value="MONTHLY">Monthly</option>
          <option value="ANNUAL">Yearly</option>
        </Select>
      </Field>
      <Field id="standing" label="Standing" error={errors["standing"]}>
        <Select name="standing" defaultValue={values.standing}>
          {standings.map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
          {values.standing === "CLOSED" && <option value="CLOSED">Closed</option>}
        </Select>
      </Field>
      <Field id="signedUpAt" label="Signed up" error={errors["signedUpAt"]}>
        <Input type="datetime-local" name="signedUpAt" defaultValue={values.signedUpAt} />
      </Field>
      <Field id="contract" label="First day of the contract" error={errors["contract"]}>
        <Input type="date" name="contractStartsOn" defaultValue={values.contractStartsOn} />
      </Field>
      <Field label="Last day of the contract">
        <Input type="date" name="contractEndsOn" defaultValue={values.contractEndsOn} />
      </Field>
      <Field id="trial" label="Trial from" error={errors["trial"]}>
        <Input type="datetime-local" name="trialStartsAt" defaultValue={values.trialStartsAt} />
      </Field>
      <Field label="Trial until">
        <Input type="datetime-local" name="trialEndsAt" defaultValue={values.trialEndsAt} />
      </Field>
      <Field label="Specialist of the trial" className="sm:col-span-2">
        <Select name="specialistId" defaultValue={values.specialistId}>
          <option value="">Nobody in particular</option>
          {page.specialists.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
