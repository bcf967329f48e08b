import type { LoaderFunctionArgs } from "@remix-run/node";
import { suggestIssues } from "../defects/suggest-issues.server.js";

/** Known issues that may be what is being typed about. */
export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  return Response.json(
    await suggestIssues(args, searchParams.get("subject") ?? "", searchParams.get("body") ?? ""),
  );
}
