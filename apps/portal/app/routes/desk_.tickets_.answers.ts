import type { LoaderFunctionArgs } from "@remix-run/node";
import { findAnswers } from "../tickets/find-answers.desk.server.js";

/** Articles for a reply, while their words are typed. */
export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams.get("q") ?? "";
  return Response.json(query.trim() === "" ? [] : await findAnswers(args, query));
}
