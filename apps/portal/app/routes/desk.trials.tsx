import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Rocket } from "lucide-react";
import { TrialList } from "../accounts/trial-list.js";
import { loadTrials, setTrialSpecialist } from "../accounts/trials.desk.server.js";
import { pageMeta } from "../frame/page-meta.js";
import { Callout } from "../ui/callout.js";
import { EmptyState } from "../ui/empty-state.js";
import { FilterLinks } from "../ui/filter-links.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Trials", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadTrials(args);
}

export async function action(args: ActionFunctionArgs) {
  const message = await setTrialSpecialist(args, await args.request.formData());
  const { pathname, search } = new URL(args.request.url);
  return message === null ? redirect(pathname + search) : data({ message }, { status: 409 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function Trials() {
  const page = useLoaderData<typeof loader>();
  const { ended, seesAll, trials, pageInfo } = page;
  const failed = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Trials"
        lead={
          seesAll
            ? "Accounts on a JumpStart trial, and who looks after them. Days are counted in Mountain time."
            : "The accounts on a JumpStart trial that you look after. Days are counted in Mountain time."
        }
      />
      <FilterLinks
        label="Which trials"
        links={[
          { href: "/desk/trials", title: "Running", current: !ended },
          { href: "/desk/trials?show=ended", title: "Ended lately", current: ended },
        ]}
      />
      {failed !== undefined && (
        <Callout tone="stop" live className="mb-5">
          <p>{failed.message}</p>
        </Callout>
      )}
      {trials.length === 0 ? (
        <EmptyState icon={Rocket} title={ended ? "No trial ended lately" : "No trial is running"}>
          {ended
            ? "Trials stay here for 30 days after they end."
            : "Trials come with the account from billing; a lead says who looks after them."}
        </EmptyState>
      ) : (
        <TrialList page={page} />
      )}
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}
