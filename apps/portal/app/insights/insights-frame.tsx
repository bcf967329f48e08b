import type { ReactNode } from "react";
import { useLocation } from "@remix-run/react";
import { FilterLinks } from "../ui/filter-links.js";
import { PageHeader } from "../ui/page-header.js";
import { insightsHref, periodLengths, type PeriodLength } from "./period.js";

interface InsightsFrameProps {
  title: string;
  lead?: ReactNode;
  days: PeriodLength;
  /** What the address says besides the period. */
  keep?: Record<string, string>;
  children: ReactNode;
}

/** Over each page of the insights: which part of them, and of which time. */
export function InsightsFrame({ title, lead, days, keep = {}, children }: InsightsFrameProps) {
  const { pathname } = useLocation();
  return (
    <>
      <PageHeader title={title} {...(lead !== undefined && { lead })} />
      <InsightsParts days={days} />
      <FilterLinks
        label="Period"
        links={periodLengths
          .toSorted((left, right) => left - right)
          .map((length) => ({
            href: insightsHref(pathname, length, keep),
            title: `${length} days`,
            current: length === days,
          }))}
      />
      {children}
    </>
  );
}

/** The parts of the insights. */
export function InsightsParts({ days = 30 }: { days?: PeriodLength }) {
  const { pathname } = useLocation();
  const parts = [
    { path: "/desk/insights", title: "Overview" },
    { path: "/desk/insights/searches", title: "Searches" },
    { path: "/desk/insights/articles", title: "Articles" },
  ];
  return (
    <FilterLinks
      label="Part of the insights"
      links={[
        ...parts.map(({ path, title }) => ({
          href: insightsHref(path, days),
          title,
          current: pathname === path,
        })),
        { href: "/desk/insights/gaps", title: "Gaps", current: pathname === "/desk/insights/gaps" },
      ]}
    />
  );
}
