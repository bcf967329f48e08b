/** Whatever no other route answers, so that the page around it knows its reader. */
export function loader() {
  throw new Response(null, { status: 404 });
}

/** Never seen: the loader always throws. A route without a component would answer without a page. */
export default function Missing() {
  return null;
}
