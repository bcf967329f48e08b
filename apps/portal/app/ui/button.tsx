import { Link, type LinkProps } from "@remix-run/react";
import { clsx } from "clsx";
import { forwardRef, type ButtonHTMLAttributes, type ReactNode } from "react";

export type ButtonTone = "primary" | "plain" | "quiet" | "danger";
export type ButtonSize = "regular" | "small" | "large";

const tones: Record<ButtonTone, string> = {
  primary: "border-pine bg-pine text-on-pine hover:border-pine-deep hover:bg-pine-deep",
  plain: "border-rule-strong bg-sheet text-ink hover:border-pine hover:text-pine",
  quiet: "border-transparent bg-transparent text-ink-soft hover:bg-sunk hover:text-ink",
  danger: "border-brick bg-sheet text-brick hover:bg-brick-wash",
};

const sizes: Record<ButtonSize, string> = {
  small: "min-h-8 px-2.5 text-label",
  regular: "min-h-10 px-4 text-small",
  large: "min-h-12 px-6 text-body",
};

export interface ButtonLook {
  tone?: ButtonTone;
  size?: ButtonSize;
  /** Fills its column, as on narrow screens. */
  wide?: boolean;
}

/** The classes of a button, for elements that are not one of the two components below. */
export function buttonClass(
  { tone = "plain", size = "regular", wide = false }: ButtonLook,
  extra?: string,
): string {
  return clsx(
    "inline-flex items-center justify-center gap-2 rounded-box border py-1.5 font-medium no-underline transition-colors",
    "disabled:opacity-55 aria-disabled:opacity-55",
    tones[tone],
    sizes[size],
    wide && "w-full",
    extra,
  );
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, ButtonLook {
  /** Says that its work is under way; the button cannot be pressed meanwhile. */
  busy?: boolean;
}

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { tone, size, wide, busy = false, className, type = "submit", disabled, ...rest },
  ref,
) {
  const look = { ...(tone && { tone }), ...(size && { size }), ...(wide && { wide }) };
  return (
    <button
      ref={ref}
      type={type}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={buttonClass(look, className)}
      {...rest}
    />
  );
});

interface LinkButtonProps extends ButtonLook {
  href: string;
  children: ReactNode;
  className?: string;
  /** Stay within the hydrated part of the portal. Leave out for help centre pages and other sites. */
  soft?: boolean;
  prefetch?: LinkProps["prefetch"];
}

/** A link that looks like a button. */
export function LinkButton({ href, soft = false, prefetch, children, className, ...look }: LinkButtonProps) {
  const classes = buttonClass(look, className);
  if (!soft) {
    return (
      <a href={href} className={classes}>
        {children}
      </a>
    );
  }
  return (
    <Link to={href} className={classes} prefetch={prefetch ?? "none"}>
      {children}
    </Link>
  );
}
