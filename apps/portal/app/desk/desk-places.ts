import { queueHref, queueViews } from "../tickets/queue-views.js";
import { areasOf } from "./desk-areas.js";

/** Where one can go on the desk, in the words of its navigation. */
export function deskPlaces(role: string | undefined): { title: string; href: string }[] {
  const views = queueViews.map(({ name, title }) => ({ title: `Queue: ${title}`, href: queueHref(name) }));
  const pages = areasOf(role).flatMap(({ title: area, parts }) =>
    parts
      .filter(({ to }) => to !== "/desk")
      .map(({ title, to }) => ({ title: title === area ? title : `${area}: ${title}`, href: to })),
  );
  return [...views, ...pages, { title: "Help centre", href: "/" }];
}
