import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { DeskFrame } from "../desk/desk-frame.js";
import { LiveDesk } from "../desk/live-desk.js";
import { loadDesk } from "../desk/load-desk.desk.server.js";

export const handle = { hydrate: true };

export function loader(args: LoaderFunctionArgs) {
  return loadDesk(args);
}

export default function Desk() {
  const { toCheck, stuckMails } = useLoaderData<typeof loader>();
  return (
    <LiveDesk>
      <DeskFrame toCheck={toCheck} stuckMails={stuckMails}>
        <Outlet />
      </DeskFrame>
    </LiveDesk>
  );
}
