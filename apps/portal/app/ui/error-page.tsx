import type { ReactNode } from "react";
import { SearchBox } from "../frame/search-box.js";
import { LinkButton } from "./button.js";

interface ErrorPageProps {
  status: number;
  /** What the reader may quote when asking about it. */
  correlationId?: string | null;
  /** Of the policy, to staff who opened too much: in place of the page's own. */
  words?: string | null;
}

interface Words {
  title: string;
  text: ReactNode;
  search?: boolean;
  actions?: ReactNode;
}

/** Each refusal of a page in its own words: what happened, and what still works. */
export function ErrorPage({ status, correlationId = null, words = null }: ErrorPageProps) {
  const { title, text, search = false, actions } = wordsFor(status, words !== null);
  return (
    <div className="grid max-w-measure grid-cols-1 gap-5 py-8 sm:py-14">
      <p className="font-serif text-h3 text-pine italic">{status}</p>
      <h1 className="text-h1 sm:text-display">{title}</h1>
      <div className="text-lead text-ink-soft">{words ?? text}</div>
      {search && <SearchBox size="hero" />}
      {actions !== undefined && <div className="flex flex-wrap gap-3">{actions}</div>}
      {correlationId !== null && status >= 500 && (
        <p className="border-t border-rule pt-4 text-small text-ink-faint">
          Quote this number if you ask about it: <code className="font-mono select-all">{correlationId}</code>
        </p>
      )}
    </div>
  );
}

function wordsFor(status: number, onDesk: boolean): Words {
  switch (status) {
    case 404:
      return {
        title: "There is nothing at this address",
        text: "The page may have moved, or it may be there for other readers only. Searching usually finds it.",
        search: true,
        actions: <LinkButton href="/">All topics</LinkButton>,
      };
    case 410:
      return {
        title: "This is not here any more",
        text: "It was taken out of the help centre. Searching usually finds what is true today.",
        search: true,
        actions: <LinkButton href="/">All topics</LinkButton>,
      };
    case 401:
      return {
        title: "Please sign in",
        text: "This page is for people who have signed in, and your session has ended.",
        actions: (
          <LinkButton href="/sign-in" tone="primary">
            Sign in
          </LinkButton>
        ),
      };
    case 403:
      return {
        title: "This is not yours to see",
        text: "You are signed in, but this page or act belongs to somebody else. An administrator of your account can tell you who may.",
        actions: (
          <>
            <LinkButton href="/">Help centre</LinkButton>
            <LinkButton href="/policies">Who is entitled to what</LinkButton>
          </>
        ),
      };
    case 429:
      return {
        title: "That was a little fast",
        text: "Many requests came from your side in a short time. Wait a minute, then try again.",
        actions: onDesk ? (
          <LinkButton href="/desk">Back to the queue</LinkButton>
        ) : (
          <LinkButton href="/">Help centre</LinkButton>
        ),
      };
    case 503:
      return {
        title: "We will be right back",
        text: (
          <>
            <p>
              The service behind this page is not answering at the moment. It is usually back within a minute.
            </p>
            <p className="mt-3">
              Articles that you have open stay readable, and nothing that you sent before is lost.
            </p>
          </>
        ),
        actions: (
          <LinkButton href="" tone="primary">
            Try again
          </LinkButton>
        ),
      };
    default:
      if (status >= 400 && status < 500) {
        return {
          title: "We could not make sense of that",
          text: "Something in the address or in the form was not as expected. Go back and try once more.",
          actions: <LinkButton href="/">Help centre</LinkButton>,
        };
      }
      return {
        title: "Something went wrong on our side",
        text: "The fault is ours and has been recorded. Trying again often helps; if it does not, tell us the number below.",
        actions: (
          <>
            <LinkButton href="" tone="primary">
              Try again
            </LinkButton>
            <LinkButton href="/">Help centre</LinkButton>
          </>
        ),
      };
  }
}
