import { Avatar } from "../ui/avatar.js";
import type { Others } from "./tell-presence.desk.server.js";
import { usePresence } from "./use-presence.js";

const does = { VIEWING: "is here", REPLYING: "is typing a reply", NOTING: "is typing a note" } as const;

/** Colleagues who have the same ticket open. Always there, so that screen readers hear who comes. */
export function Presence({ ticketId }: { ticketId: string }) {
  const others = usePresence(ticketId);
  return (
    <div role="status" className="mb-6 flex flex-wrap gap-x-5 gap-y-2 empty:hidden">
      {others.map((other) => (
        <Colleague key={other.name} other={other} />
      ))}
    </div>
  );
}

function Colleague({ other: { name, activity } }: { other: Others[number] }) {
  return (
    <p className="flex items-center gap-2 text-small text-ink-soft">
      <Avatar name={name} staff />
      <span>
        {name} {does[activity]}
      </span>
    </p>
  );
}
