import { clsx } from "clsx";
import type { ReactNode } from "react";

export type Tone = "neutral" | "accent" | "good" | "wait" | "stop" | "info";

const tones: Record<Tone, string> = {
  neutral: "border-rule bg-sunk text-ink-soft",
  accent: "border-transparent bg-pine-wash text-pine",
  good: "border-transparent bg-moss-wash text-moss",
  wait: "border-transparent bg-ochre-wash text-ochre",
  stop: "border-transparent bg-brick-wash text-brick",
  info: "border-transparent bg-slate-wash text-slate",
};

interface BadgeProps {
  tone?: Tone;
  children: ReactNode;
  className?: string;
}

/** A word or two about a thing: a kind, an audience, a count. */
export function Badge({ tone = "neutral", children, className }: BadgeProps) {
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 rounded-full border px-2.5 py-0.5 text-label font-medium whitespace-nowrap",
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}

/** A state, with a dot so that it does not rest on colour and words alone. */
export function Status({ tone = "neutral", children, className }: BadgeProps) {
  return (
    <Badge tone={tone} {...(className !== undefined && { className })}>
      <span aria-hidden="true" className="size-1.5 rounded-full bg-current" />
      {children}
    </Badge>
  );
}
