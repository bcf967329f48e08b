import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Smile } from "lucide-react";
import { pageMeta } from "../frame/page-meta.js";
import { loadSatisfaction, type SatisfactionPage } from "../tickets/satisfaction.desk.server.js";
import { SatisfactionList, SatisfactionShares } from "../tickets/satisfaction-list.js";
import { Button } from "../ui/button.js";
import { EmptyState } from "../ui/empty-state.js";
import { Field } from "../ui/field.js";
import { FilterLinks } from "../ui/filter-links.js";
import { Select } from "../ui/input.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Satisfaction", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadSatisfaction(args);
}

export default function Satisfaction() {
  const page = useLoaderData<typeof loader>();
  const { rating, seesAll, shares, ratings, pageInfo } = page;
  return (
    <>
      <PageHeader
        title="Satisfaction"
        lead={
          seesAll
            ? "What customers said after their tickets were solved."
            : "What customers said after your tickets were solved."
        }
      />
      <SatisfactionShares shares={shares} />
      <FilterLinks
        label="Which ratings"
        links={[
          { href: href(page, null), title: "All", current: rating === null },
          { href: href(page, "bad"), title: "Bad", current: rating === "bad" },
          { href: href(page, "good"), title: "Good", current: rating === "good" },
        ]}
      />
      {seesAll && <StaffFilter page={page} />}
      {ratings.length === 0 ? (
        <EmptyState icon={Smile} title="No ratings here">
          Customers are asked once their ticket is solved. What they say appears here.
        </EmptyState>
      ) : (
        <SatisfactionList ratings={ratings} />
      )}
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}

function StaffFilter({ page: { staff, staffId, rating } }: { page: SatisfactionPage }) {
  return (
    <Form method="get" className="mb-5 flex max-w-sm items-end gap-2">
      {rating !== null && <input type="hidden" name="show" value={rating} />}
      <Field label="Tickets of" className="flex-1">
        <Select name="staff" defaultValue={staffId ?? ""}>
          <option value="">Everybody</option>
          {staff.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Button>Show</Button>
    </Form>
  );
}

function href({ staffId }: SatisfactionPage, rating: "good" | "bad" | null): string {
  const query = new URLSearchParams({
    ...(rating !== null && { show: rating }),
    ...(staffId !== null && { staff: staffId }),
  }).toString();
  return query === "" ? "/desk/satisfaction" : `/desk/satisfaction?${query}`;
}
