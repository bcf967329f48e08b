import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { SearchCheck } from "lucide-react";
import { pageMeta } from "../frame/page-meta.js";
import { changeGap } from "../insights/change-gap.desk.server.js";
import { GapCard } from "../insights/gap-card.js";
import { gapStates } from "../insights/gap-states.js";
import { InsightsParts } from "../insights/insights-frame.js";
import { loadGaps } from "../insights/load-gaps.desk.server.js";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { EmptyState } from "../ui/empty-state.js";
import { FilterLinks } from "../ui/filter-links.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Gaps", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadGaps(args);
}

export async function action(args: ActionFunctionArgs) {
  const changed = await changeGap(args, await args.request.formData());
  return changed.done ? redirect(changed.goTo) : data(changed, { status: 409 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function Gaps() {
  const { state, looking, counts, gaps, pageInfo } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const chosen = gapStates.find((each) => each.state === state);
  return (
    <>
      <PageHeader
        title="Gaps"
        lead="What people search for and ask, and find no article for: the same question in different words is one gap."
        actions={<LookNow state={state} />}
      />
      <InsightsParts />
      <FilterLinks
        label="State"
        links={gapStates.map((each) => ({
          href: `/desk/insights/gaps?state=${each.state.toLowerCase()}`,
          title: each.title,
          count: counts.find((count) => count.state === each.state)?.count ?? 0,
          current: each.state === state,
        }))}
      />
      {looking && (
        <Callout live className="mb-5">
          <p>Looking for gaps. Load this page again in a minute.</p>
        </Callout>
      )}
      {gaps.length === 0 ? (
        <EmptyState icon={SearchCheck} title="No gap here">
          {chosen?.empty}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-4">
          {gaps.map((gap) => (
            <GapCard key={gap.id} gap={gap} message={failed?.gapId === gap.id ? failed.message : null} />
          ))}
        </div>
      )}
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}

function LookNow({ state }: { state: string }) {
  const busy = useNavigation().formData?.get("intent") === "find";
  return (
    <Form method="post">
      <input type="hidden" name="state" value={state} />
      <Button name="intent" value="find" size="small" busy={busy}>
        Look for gaps now
      </Button>
    </Form>
  );
}
