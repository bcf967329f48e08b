import type { LoaderFunctionArgs } from "@remix-run/node";
import { suggestArticles } from "../tickets/suggest-articles.server.js";

/** Articles that may answer what is being typed. */
export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  return Response.json(
    await suggestArticles(args, searchParams.get("subject") ?? "", searchParams.get("body") ?? ""),
  );
}
