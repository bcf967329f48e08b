import { ChevronDown } from "lucide-react";
import { Avatar } from "../ui/avatar.js";

interface AccountMenuProps {
  person: { name: string; email?: string | null | undefined };
  staff: boolean;
  /** Of somebody with several accounts: the one that they speak for, if they chose one. */
  speaksFor: { account: string | null } | null;
}

const item = "block w-full rounded-box px-3 py-2 text-left text-small hover:bg-pine-wash hover:text-pine";

/** A details element, so that it opens on pages without framework script, too. */
export function AccountMenu({ person, staff, speaksFor }: AccountMenuProps) {
  return (
    <details className="group relative" data-menu>
      <summary className="flex items-center gap-1.5 rounded-full py-0.5 pr-1 hover:text-pine">
        <Avatar name={person.name} staff={staff} />
        <span className="sr-only">Account menu of {person.name}</span>
        <ChevronDown
          aria-hidden="true"
          className="size-4 text-ink-faint transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="absolute right-0 z-30 mt-2 w-64 rounded-box border border-rule-strong bg-sheet p-1.5">
        <div className="border-b border-rule px-3 pt-1.5 pb-3">
          <p className="font-medium">{person.name}</p>
          <p className="truncate text-small text-ink-faint">{person.email}</p>
        </div>
        {speaksFor !== null && (
          <a href="/account/choose" className={`mt-1.5 ${item}`}>
            {speaksFor.account === null ? "Choose an account" : `You speak for ${speaksFor.account}`}
          </a>
        )}
        <a href="/account" className={`mt-1.5 ${item}`}>
          Account
        </a>
        <form action="/sign-out" method="post">
          <button type="submit" className={item}>
            Sign out
          </button>
          <button type="submit" name="everywhere" value="yes" className={item}>
            Sign out everywhere
          </button>
        </form>
      </div>
    </details>
  );
}
