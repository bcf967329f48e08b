import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
} from "@remix-run/react";
import { useEffect, type ReactNode } from "react";
import { GoneArticlePage, goneArticleOf } from "./articles/gone-article.js";
import { Frame } from "./frame/frame.js";
import { loadSite } from "./frame/load-site.server.js";
import { useSite } from "./frame/site.js";
import { hydrates } from "./page-handle.js";
import { useServerPage } from "./server-page.js";
import sans from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import serif from "@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2?url";
import stylesheet from "./styles/app.css?url";
import { ErrorPage } from "./ui/error-page.js";

export const links: LinksFunction = () => [
  ...[sans, serif].map((href) => ({
    rel: "preload",
    as: "font" as const,
    type: "font/woff2",
    href,
    crossOrigin: "anonymous" as const,
  })),
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "alternate", type: "application/rss+xml", title: "New and changed articles", href: "/feed.xml" },
];

export const meta: MetaFunction = ({ error }) => [
  { title: error === undefined ? "Recourse" : `${statusOf(error)} · Recourse` },
];

export function loader(args: LoaderFunctionArgs) {
  return loadSite(args);
}

export function Layout({ children }: { children: ReactNode }) {
  // Null outside of an error boundary.
  const failed = useRouteError() != null;
  const withScript = hydrates(useMatches()) && !failed;
  const page = useServerPage();
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f8f6f0" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#10171a" />
        <Meta />
        <Links />
        {!withScript && page !== null && <script type="module" src={page.enhanceUrl} />}
      </head>
      <body>
        <Frame>{children}</Frame>
        {withScript && (
          <>
            <ScrollRestoration nonce={page?.cspNonce ?? ""} />
            <Scripts nonce={page?.cspNonce ?? ""} />
          </>
        )}
      </body>
    </html>
  );
}

export default function Root() {
  // Only hydrated pages get here in the browser; the others load the enhance module.
  useEffect(() => void import("./enhance/frame.js").then(({ enhanceFrame }) => enhanceFrame()), []);
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const page = useServerPage();
  const site = useSite();
  const gone = isRouteErrorResponse(error) ? goneArticleOf(error) : null;
  if (gone !== null) return <GoneArticlePage {...gone} />;
  return (
    <ErrorPage
      status={statusOf(error)}
      correlationId={page?.correlationId ?? site.correlationId}
      words={wordsOf(error)}
    />
  );
}

/** What the API says of a refusal. */
function wordsOf(error: unknown): string | null {
  const data: unknown = isRouteErrorResponse(error) ? error.data : null;
  return typeof data === "object" && data !== null && "words" in data && typeof data.words === "string"
    ? data.words
    : null;
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}
