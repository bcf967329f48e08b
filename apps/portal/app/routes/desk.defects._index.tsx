import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Bug, Inbox } from "lucide-react";
import { DefectList } from "../defects/defect-list.js";
import { defectViewHref, defectViews } from "../defects/defect-views.js";
import { loadDefects } from "../defects/load-defects.desk.server.js";
import { ReportList } from "../defects/report-list.js";
import { sortReport } from "../defects/sort-report.desk.server.js";
import { pageMeta } from "../frame/page-meta.js";
import { Button, LinkButton } from "../ui/button.js";
import { EmptyState } from "../ui/empty-state.js";
import { Field } from "../ui/field.js";
import { FilterLinks } from "../ui/filter-links.js";
import { Select } from "../ui/input.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Defects", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadDefects(args);
}

/** Joins a report to a defect, or sets it aside. */
export async function action(args: ActionFunctionArgs) {
  const failed = await sortReport(args, await args.request.formData());
  return failed === null ? redirect("/desk/defects?new") : data(failed, { status: 409 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function Defects() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>() ?? null;
  const { view, counts, component, components, defects, reports, pageInfo, mayWork } = page;
  return (
    <>
      <PageHeader
        title="Defects"
        lead="Faults of the product that many tickets and reports may share. The public knows of those that are published."
        actions={
          mayWork && (
            <LinkButton href="/desk/defects/new" tone="primary" soft>
              New defect
            </LinkButton>
          )
        }
      />
      <FilterLinks
        label="Part of the list"
        links={defectViews.map(({ name, title, count }) => ({
          href: defectViewHref(name),
          title,
          count: counts[count],
          current: name === view,
        }))}
      />
      {view === "new" ? (
        reports.length === 0 ? (
          <EmptyState icon={Inbox} title="All reports are sorted">
            Critical defects that customers report, and requests for access to a resource, appear here.
          </EmptyState>
        ) : (
          <ReportList page={page} failed={failed} />
        )
      ) : (
        <>
          <Form method="get" aria-label="Filter" className="mb-5 flex flex-wrap items-end gap-2">
            {view !== "unfixed" && <input type="hidden" name="view" value={view} />}
            <Field label="Part of the product" className="basis-64">
              <Select name="component" defaultValue={component ?? ""}>
                <option value="">All of it</option>
                {components.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </Select>
            </Field>
            <Button>Show</Button>
          </Form>
          {defects.length === 0 ? (
            <EmptyState icon={Bug} title="No defect here">
              A defect is made out of a report, out of a ticket, or with the button above.
            </EmptyState>
          ) : (
            <DefectList defects={defects} />
          )}
        </>
      )}
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}
