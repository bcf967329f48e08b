import { LinkButton } from "../ui/button.js";

/**
 * The way to a provider. A page, since browsers hold the redirect after a form against the policy that forms go to this site alone; it
 * goes on by itself, without a script.
 */
export function LeavingFor({ url }: { url: string }) {
  return (
    <div className="mx-auto max-w-sm pt-4 sm:pt-10">
      <meta httpEquiv="refresh" content={`0;url=${url}`} />
      <h1 className="text-h1">Your organisation signs you in</h1>
      <p className="mt-2 mb-6 text-ink-soft">
        You are on your way to <span className="break-words">{new URL(url).host}</span>, and come back from
        there.
      </p>
      <LinkButton href={url} tone="primary">
        Go on
      </LinkButton>
    </div>
  );
}
