import type { LoaderFunctionArgs } from "@remix-run/node";
import { findLinkedArticles, renderLinkedArticle } from "../articles/find-linked-articles.desk.server.js";

/** Articles for the link picker, while it is typed in. */
export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  const id = searchParams.get("article");
  return Response.json(
    id === null
      ? await findLinkedArticles(args, searchParams.get("q") ?? "")
      : await renderLinkedArticle(args, id),
  );
}
