import type { PolicyPage } from "./load-policy-page.server.js";
import { Holidays } from "./holidays.js";
import { Opening } from "./opening.js";
import { Platforms } from "./platforms.js";

/** The lists that belong to a clause, under it. */
export function ClauseExtra({ id, policy }: { id: string; policy: PolicyPage }) {
  switch (id) {
    case "integrations":
      return <Protocols protocols={policy.protocols} />;
    case "platforms":
      return <Platforms platforms={policy.platforms} />;
    case "hours":
      return <Hours hours={policy.hours} />;
    case "holidays":
      return <Holidays holidays={policy.holidays} />;
    case "contact":
      return <Contacts contacts={policy.contacts} />;
    case "passwords":
    case "resource-access":
      return (
        <p className="mt-3">
          <a href="/policies/acts" className="link">
            Every act that there is, and the proof that this is none of them
          </a>
        </p>
      );
    default:
      return null;
  }
}

function Protocols({ protocols }: { protocols: string[] }) {
  return (
    <ul aria-label="Supported protocols" className="mt-3 flex flex-wrap gap-2">
      {protocols.map((protocol) => (
        <li key={protocol} className="rounded border border-rule bg-sheet px-2 py-0.5 font-mono text-label">
          {protocol}
        </li>
      ))}
    </ul>
  );
}

function Hours({ hours }: { hours: PolicyPage["hours"] }) {
  return (
    <div className="mt-4 rounded-sheet border border-rule bg-sheet p-4">
      <p className="mb-3 font-medium">
        <Opening hours={hours} />
      </p>
      <dl className="grid max-w-sm grid-cols-[1fr_auto] gap-x-6 gap-y-1 text-small tabular-nums">
        {hours.days.map(({ name, opens, closes }) => (
          <div key={name + opens} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd>
              {opens} to {closes}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-label text-ink-faint">
        {hours.zoneName} ({hours.zone}). Days that are not listed are closed.
      </p>
    </div>
  );
}

function Contacts({ contacts }: { contacts: PolicyPage["contacts"] }) {
  return (
    <dl className="mt-4 grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
      {contacts.map(({ id, label, address }) => (
        <div key={id} className="contents">
          <dt className="text-ink-soft">{label}</dt>
          <dd className="mb-2 sm:mb-0">
            <a href={`mailto:${address}`} className="link">
              {address}
            </a>
          </dd>
        </div>
      ))}
    </dl>
  );
}
