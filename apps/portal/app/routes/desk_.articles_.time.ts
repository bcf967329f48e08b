import type { LoaderFunctionArgs } from "@remix-run/node";
import { readScheduleTime } from "../articles/read-schedule-time.desk.server.js";

/** What a time means, while it is typed. */
export async function loader(args: LoaderFunctionArgs) {
  const wallTime = new URL(args.request.url).searchParams.get("at") ?? "";
  return Response.json(await readScheduleTime(args, wallTime));
}
