import { useLocation } from "@remix-run/react";
import { clsx } from "clsx";
import { Menu } from "lucide-react";
import { signInHref } from "../sign-in/return-to.js";
import { AccountMenu } from "./account-menu.js";
import { SearchBox } from "./search-box.js";
import { useSite } from "./site.js";
import { Wordmark } from "./wordmark.js";

/** The parts of the portal. These are plain links: pages differ in whether they ship script. */
function sections(signedIn: boolean, staff: boolean) {
  return [
    { href: "/", title: "Help centre", under: /^\/($|search|categories|articles)/ },
    { href: "/known-issues", title: "Known issues", under: /^\/known-issues/ },
    { href: "/policies", title: "Policies", under: /^\/policies/ },
    ...(signedIn ? [{ href: "/tickets", title: "Tickets", under: /^\/tickets/ }] : []),
    ...(staff ? [{ href: "/desk", title: "Desk", under: /^\/desk/ }] : []),
  ];
}

export function Header() {
  const { product, person, staff } = useSite();
  const { pathname } = useLocation();
  const links = sections(person !== null, staff !== null);
  const searches = pathname !== "/" && pathname !== "/search";
  return (
    <header className="border-b border-rule" data-print="no">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-6 gap-y-3 px-4 py-3 sm:px-6">
        <Wordmark product={product} />
        {searches && (
          <div className="order-last w-full md:order-none md:w-64 lg:w-80">
            <SearchBox />
          </div>
        )}
        <div className="ml-auto flex items-center gap-5">
          <nav aria-label="Main" className="hidden items-center gap-5 sm:flex">
            {links.map((link) => (
              <NavLink key={link.href} {...link} current={link.under.test(pathname)} />
            ))}
          </nav>
          <Reader />
          <details className="relative sm:hidden" data-menu>
            <summary className="-m-2 p-2">
              <Menu aria-hidden="true" className="size-6" strokeWidth={1.5} />
              <span className="sr-only">Menu</span>
            </summary>
            <nav
              aria-label="Main"
              className="absolute right-0 z-30 mt-2 grid w-48 gap-1 rounded-box border border-rule-strong bg-sheet p-2"
            >
              {links.map((link) => (
                <NavLink key={link.href} {...link} current={link.under.test(pathname)} stacked />
              ))}
            </nav>
          </details>
        </div>
      </div>
    </header>
  );
}

/** Who reads; nobody is told to sign in while the API cannot say whether they are. */
function Reader() {
  const { product, person, staff, speaksFor } = useSite();
  const { pathname, search } = useLocation();
  if (person !== null) return <AccountMenu person={person} staff={staff !== null} speaksFor={speaksFor} />;
  if (product === null) return null;
  return (
    <a href={signInHref(pathname + search)} className="text-small font-medium link-quiet">
      Sign in
    </a>
  );
}

interface NavLinkProps {
  href: string;
  title: string;
  current: boolean;
  stacked?: boolean;
}

function NavLink({ href, title, current, stacked = false }: NavLinkProps) {
  return (
    <a
      href={href}
      aria-current={current ? "page" : undefined}
      className={clsx(
        "text-small font-medium hover:text-pine",
        current ? "text-ink" : "text-ink-soft",
        stacked ? "rounded-box px-3 py-2 hover:bg-pine-wash" : "border-y-2 border-t-transparent py-1",
        !stacked && (current ? "border-b-pine" : "border-b-transparent"),
      )}
    >
      {title}
    </a>
  );
}
