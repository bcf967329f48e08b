import { ChevronDown } from "lucide-react";
import { Cell, Table } from "../ui/table.js";
import { dateWords } from "./calendar-date.js";
import type { PolicyPage } from "./load-policy-page.server.js";

type Platform = PolicyPage["platforms"][number];

/** Each platform with its versions, closed until it is asked for: the list is long. */
export function Platforms({ platforms }: { platforms: Platform[] }) {
  return (
    <div className="mt-4 divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {platforms.map((platform) => (
        <details key={platform.name} className="group/platform px-4">
          <summary className="flex items-center justify-between gap-4 py-2.5 text-small">
            <span className="font-medium">{platform.title}</span>
            <span className="flex items-center gap-2 text-ink-faint">
              {supportedWords(platform)}
              <ChevronDown
                aria-hidden="true"
                className="size-4 transition-transform group-open/platform:rotate-180"
              />
            </span>
          </summary>
          <Versions platform={platform} />
        </details>
      ))}
    </div>
  );
}

function Versions({ platform }: { platform: Platform }) {
  return (
    <Table caption={`Versions of ${platform.title}`} head={["Version", "End of life"]} className="mb-3">
      {platform.versions.map(({ version, endOfLife, supported }) => (
        <tr key={version}>
          <Cell heads>{version}</Cell>
          <Cell>
            {endOfLife === null ? "not announced" : <time dateTime={endOfLife}>{dateWords(endOfLife)}</time>}
            {!supported && <span className="font-medium text-ochre"> · please update</span>}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

function supportedWords({ versions }: Platform): string {
  const supported = versions.filter((each) => each.supported).length;
  return `${supported} of ${versions.length} listed versions current`;
}
