import { useEffect, useRef } from "react";
import { Callout } from "../ui/callout.js";
import { CopyButton } from "../ui/copy-button.js";

/** The one time that a token is shown. Takes focus. */
export function TokenSecret({ secret, name }: { secret: string; name: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [secret]);
  return (
    <div ref={box} tabIndex={-1} className="mb-6 focus:outline-none">
      <Callout tone="good" live title={`The token ${name} is made. Copy it now: it is never shown again.`}>
        <p className="rounded-box border border-rule bg-sheet px-3 py-2">
          <code className="font-mono text-small break-all select-all" data-secret>
            {secret}
          </code>
        </p>
        <CopyButton text={secret} label="Copy the token" />
      </Callout>
    </div>
  );
}
