import { Form } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { RadioCards } from "../ui/choice.js";
import type { RequestPage } from "./load-request-page.server.js";
import type { RequestValues } from "./request-values.js";

/** Comes first for people with several accounts: the answer depends on which one they speak for. */
export function AccountChoice({ page, values }: { page: RequestPage; values: RequestValues }) {
  return (
    <Form method="get" className="grid max-w-measure gap-5" aria-label="Choose an account">
      <RadioCards
        legend="For which account do you ask?"
        name="account"
        defaultValue={page.accounts[0]?.id}
        options={page.accounts.map(({ id, name, level }) => ({
          value: id,
          title: name,
          ...(level !== null && { description: level }),
        }))}
        columns={1}
      />
      {values.kind !== null && <input type="hidden" name="kind" value={values.kind} />}
      {values.critical && <input type="hidden" name="critical" value="1" />}
      <div>
        <Button tone="primary">Continue</Button>
      </div>
    </Form>
  );
}
