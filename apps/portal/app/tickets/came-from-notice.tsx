import { useSearchParams } from "@remix-run/react";
import { Callout } from "../ui/callout.js";
import { numberCameFrom } from "./merged-href.js";

/** For who followed the number of a ticket that was merged into this one. */
export function CameFromNotice({ number }: { number: number }) {
  const [searchParams] = useSearchParams();
  const from = numberCameFrom(searchParams);
  if (from === null || from === number) return null;
  return (
    <Callout tone="info" live title={`Ticket #${from} goes on here`} className="mb-6">
      <p>Both conversations are one now: everything that was written to #{from} is on this page, too.</p>
    </Callout>
  );
}
