import { SearchBox } from "../frame/search-box.js";
import { LinkButton } from "../ui/button.js";
import { DecisionPanel } from "./decision-panel.js";
import type { DecisionView } from "./decision-view.js";

interface BeforeSignInProps {
  decision: DecisionView;
  signInHref: string;
}

const open = [
  {
    href: "/",
    title: "The help centre",
    text: "Every public article, with search. Most questions are answered there.",
  },
  {
    href: "/policies",
    title: "The support policy",
    text: "Who is entitled to what, when we work, and what we never do.",
  },
  {
    href: "/tickets/new?kind=feedback",
    title: "Feedback",
    text: "Everybody may tell us an idea, praise or a complaint.",
  },
];

/** What signing in gives, and what there is without it. */
export function BeforeSignIn({ decision, signInHref }: BeforeSignInProps) {
  return (
    <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-2">
      <section className="rounded-sheet border border-rule bg-sheet p-5 sm:p-6">
        <h2 className="text-h3">Sign in, and we tell you at once</h2>
        <p className="mt-2 text-ink-soft">
          Whether you can get help depends on your account and on your part in it. Signed in, you see the
          answer before you type anything, open tickets, follow them, and read the articles for customers.
        </p>
        <div className="mt-5">
          <LinkButton href={signInHref} tone="primary">
            Sign in
          </LinkButton>
        </div>
      </section>
      <section>
        <h2 className="text-h3">Without signing in</h2>
        <div className="mt-4">
          <SearchBox />
        </div>
        <ul className="mt-4 grid gap-3">
          {open.map(({ href, title, text }) => (
            <li key={href}>
              <a href={href} className="link font-medium">
                {title}
              </a>
              <p className="text-small text-ink-soft">{text}</p>
            </li>
          ))}
        </ul>
      </section>
      <div className="lg:col-span-2">
        <DecisionPanel decision={decision} eyebrow="What we would answer to somebody we do not know" />
      </div>
    </div>
  );
}
