import type { LoaderFunctionArgs } from "@remix-run/node";
import { feedResponse } from "../articles/feed-response.server.js";
import { loadFeed } from "../articles/load-feed.server.js";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const feed = await loadFeed(context, null);
  if (feed === null) throw new Response(null, { status: 404 });
  return feedResponse(request, context.publicUrl, feed);
}
