import type { UIMatch } from "@remix-run/react";

/**
 * What a route says about its page. Without `hydrate` the page ships no framework script: it is plain HTML
 * and the enhance module. Tickets and the desk hydrate.
 */
export interface PageHandle {
  hydrate?: boolean;
}

export function hydrates(matches: Pick<UIMatch, "handle">[]): boolean {
  return matches.some(({ handle }) => isPageHandle(handle) && handle.hydrate === true);
}

function isPageHandle(handle: unknown): handle is PageHandle {
  return typeof handle === "object" && handle !== null && "hydrate" in handle;
}
