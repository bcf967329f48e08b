/** Whatever no other route answers, so that the page around it knows its reader. */
export function loader() {
  throw new Response(null, { status: 404 });
}
