import type { ReactNode } from "react";
import { Footer } from "./footer.js";
import { Header } from "./header.js";

/** What stands around every page. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-screen flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-3 focus:left-3 focus:z-50 focus:rounded-box focus:bg-pine focus:px-4 focus:py-2 focus:text-on-pine"
      >
        Skip to content
      </a>
      <Header />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-page flex-1 px-4 pt-8 focus:outline-none sm:px-6 sm:pt-10"
      >
        {children}
      </main>
      <Footer />
    </div>
  );
}
