import { clsx } from "clsx";
import {
  forwardRef,
  type InputHTMLAttributes,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from "react";
import { useField } from "./field.js";

const control = clsx(
  "w-full rounded-box border border-rule-strong bg-sheet px-3 py-2 text-body text-ink transition-colors",
  "hover:border-ink-soft focus-visible:border-pine focus-visible:outline-offset-0",
  "aria-invalid:border-brick disabled:bg-sunk disabled:text-ink-faint",
);

/** One line of text. Inside a Field it takes the field's id and descriptions. */
export const Input = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement>>(function Input(
  { className, ...rest },
  ref,
) {
  return <input ref={ref} {...useField()} className={clsx(control, "min-h-10", className)} {...rest} />;
});

/** Several lines of text; grows with what is typed where the browser can. */
export const Textarea = forwardRef<HTMLTextAreaElement, TextareaHTMLAttributes<HTMLTextAreaElement>>(
  function Textarea({ className, rows = 6, ...rest }, ref) {
    return (
      <textarea
        ref={ref}
        rows={rows}
        {...useField()}
        className={clsx(control, "field-sizing-content max-h-[32rem] min-h-28 resize-y", className)}
        {...rest}
      />
    );
  },
);

/** The browser's own select: it works without script and on every phone. */
export const Select = forwardRef<HTMLSelectElement, SelectHTMLAttributes<HTMLSelectElement>>(function Select(
  { className, ...rest },
  ref,
) {
  return <select ref={ref} {...useField()} className={clsx(control, "min-h-10 pr-8", className)} {...rest} />;
});
