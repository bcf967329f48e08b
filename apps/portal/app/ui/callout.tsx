import { clsx } from "clsx";
import { CircleCheck, CircleX, Info, TriangleAlert, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type CalloutTone = "info" | "good" | "wait" | "stop";

const looks: Record<CalloutTone, { icon: LucideIcon; box: string; ink: string }> = {
  info: { icon: Info, box: "border-slate bg-slate-wash", ink: "text-slate" },
  good: { icon: CircleCheck, box: "border-moss bg-moss-wash", ink: "text-moss" },
  wait: { icon: TriangleAlert, box: "border-ochre bg-ochre-wash", ink: "text-ochre" },
  stop: { icon: CircleX, box: "border-brick bg-brick-wash", ink: "text-brick" },
};

interface CalloutProps {
  tone?: CalloutTone;
  title?: ReactNode;
  children?: ReactNode;
  /** Read out when it appears: for results of what the reader just did. */
  live?: boolean;
  className?: string;
}

/** Something the reader should not miss. */
export function Callout({ tone = "info", title, children, live = false, className }: CalloutProps) {
  const { icon: Icon, box, ink } = looks[tone];
  return (
    <div
      role={live ? (tone === "stop" ? "alert" : "status") : undefined}
      className={clsx("flex gap-3 rounded-r-box border-l-[3px] px-4 py-3", box, className)}
    >
      <Icon aria-hidden="true" className={clsx("mt-0.5 size-5 shrink-0", ink)} strokeWidth={1.75} />
      <div className="min-w-0 [&>*+*]:mt-1.5">
        {title !== undefined && <p className={clsx("font-semibold", ink)}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
