import type { ShouldRevalidateFunction } from "@remix-run/react";

/**
 * For pages where an act that failed says that the page is out of date, or that its idempotency key is spent. Remix loads nothing
 * again after an answer of 4xx unless it is told to.
 */
export const revalidateAfterAct: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus !== undefined || defaultShouldRevalidate;
