import { clsx } from "clsx";
import { ShieldCheck } from "lucide-react";

interface MaskedNoticeProps {
  /** What was taken out, in words: "a password". */
  masked: readonly { kind: string; words: string }[];
  /** Of what. */
  what: "message" | "file" | "request";
  side: "customer" | "staff";
  className?: string;
}

/** What nobody has to change: they are not the writer's own. */
const harmless: ReadonlySet<string> = new Set(["RESPONSE_BODY"]);

/** Says what was taken out of a message or a file before anybody read it, and what to do now. Nothing where nothing was. */
export function MaskedNotice({ masked, what, side, className }: MaskedNoticeProps) {
  if (masked.length === 0) return null;
  const words = listed(masked);
  if (side === "staff")
    return (
      <p className={clsx("flex gap-2 text-small text-ink-soft", className)}>
        <ShieldCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-slate" strokeWidth={1.75} />
        <span>
          Removed from this {what}: {words}
        </span>
      </p>
    );
  return (
    <p className={clsx("flex gap-2 border-l-2 border-slate py-0.5 pl-3 text-small text-ink-soft", className)}>
      <ShieldCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-slate" strokeWidth={1.75} />
      <span>
        We removed {words} from this {what} before anybody read it, and kept no copy.{" "}
        {masked.every(({ kind }) => harmless.has(kind))
          ? "It could have held what concerns you alone."
          : "Never send such things, nobody here needs them: what of it is still valid, change now."}{" "}
        <a href="/policies#passwords" className="link">
          What we never ask for
        </a>
      </span>
    </p>
  );
}

function listed(masked: MaskedNoticeProps["masked"]): string {
  return new Intl.ListFormat("en-GB").format(masked.map(({ words }) => words));
}
