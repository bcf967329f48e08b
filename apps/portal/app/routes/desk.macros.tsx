import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { changeMacro } from "../macros/change-macro.desk.server.js";
import { loadMacros } from "../macros/load-macros.desk.server.js";
import { MacroForm } from "../macros/macro-form.js";
import { MacroList } from "../macros/macro-list.js";
import { Card } from "../ui/card.js";
import { PageHeader } from "../ui/page-header.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Macros", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadMacros(args);
}

export async function action(args: ActionFunctionArgs) {
  const answer = await changeMacro(args, await args.request.formData());
  if (answer.done !== null) return answer;
  return data(answer, { status: answer.conflict ? 409 : 422 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function Macros() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  return (
    <>
      <PageHeader
        title="Macros"
        lead="Texts that are needed again and again. In the reply to a ticket, those that suit it come first."
      />
      <p role="status" className="mb-6 font-medium text-moss empty:hidden">
        {answer?.done}
      </p>
      <div className="grid gap-10">
        <MacroList
          title="Everybody's"
          empty={page.mayShare ? "None yet: make the first one below." : "None yet. Leads make them."}
          macros={page.shared}
          page={page}
          answer={answer}
        />
        <MacroList
          title="Your own"
          empty="None yet: make one below."
          macros={page.own}
          page={page}
          answer={answer}
        />
        <Card title="New macro">
          {/* Another key once something was saved, so that the fields are empty again. */}
          <MacroForm key={answer?.done == null ? "" : page.idempotencyKey} page={page} answer={answer} />
        </Card>
      </div>
    </>
  );
}
