import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { chooseAccount, loadAccountChoices } from "../accounts/choose-account.server.js";
import { pageMeta } from "../frame/page-meta.js";
import { safeReturnTo } from "../sign-in/return-to.js";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { RadioCards } from "../ui/choice.js";
import { textOf } from "../ui/form-fields.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "For which account do you speak?", index: false });

export async function loader(args: LoaderFunctionArgs) {
  const next = safeReturnTo(new URL(args.request.url).searchParams.get("next") ?? "/account");
  return { next, choices: await loadAccountChoices(args) };
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const chosen = await chooseAccount(args, textOf(form, "account"));
  return chosen
    ? redirect(safeReturnTo(textOf(form, "next")))
    : data({ message: "Choose one of your accounts." }, { status: 422 });
}

/** For people with several accounts. What they choose is all that they see and do on the portal, until they choose another. */
export default function Choose() {
  const { next, choices } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-md pt-4 sm:pt-10">
      <h1 className="text-h1">For which account do you speak?</h1>
      <p className="mt-2 mb-6 text-ink-soft">
        You see and do what belongs to that account, and nothing of the others. You can choose another at any
        time, in the menu with your name.
      </p>
      {failure !== undefined && (
        <Callout tone="stop" live className="mb-5">
          {failure.message}
        </Callout>
      )}
      {choices.length === 0 ? (
        <p className="text-ink-soft">You belong to no account. An administrator of yours can invite you.</p>
      ) : (
        <form method="post" className="grid gap-5">
          <input type="hidden" name="next" value={next} />
          <RadioCards
            legend="Your accounts"
            name="account"
            defaultValue={choices.find(({ chosen }) => chosen)?.id ?? ""}
            options={choices.map(({ id, name, chosen }) => ({
              value: id,
              title: name,
              ...(chosen && { description: "You speak for it now." }),
            }))}
            columns={1}
          />
          <div>
            <Button tone="primary">Continue</Button>
          </div>
        </form>
      )}
    </div>
  );
}
