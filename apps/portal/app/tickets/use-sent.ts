import { useSearchParams } from "@remix-run/react";
import { useState } from "react";

/** The address after a form's text was sent; `form` names it, for there may be several on the page. */
export function sentHref(path: string, form: string, idempotencyKey: string): string {
  return `${path}?${new URLSearchParams({ sent: `${form}-${idempotencyKey}` })}`;
}

/**
 * A key that changes when the text of this form was sent, and only then: a draft in its box outlives whatever else happens on the
 * page. `sent` is true right after.
 */
export function useSent(form: string): { key: string; sent: boolean } {
  const [searchParams] = useSearchParams();
  const marker = searchParams.get("sent");
  const mine = marker?.startsWith(`${form}-`) === true ? marker : null;
  const [key, setKey] = useState(mine);
  if (mine !== null && mine !== key) setKey(mine);
  return { key: key ?? form, sent: mine !== null };
}
