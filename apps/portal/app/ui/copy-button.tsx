import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button.js";
import { useHydrated } from "./use-hydrated.js";

interface CopyButtonProps {
  text: string;
  label: string;
}

/** Copies a text. Absent without script: what it copies must stand beside it, ready to be selected. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const hydrated = useHydrated();
  if (!hydrated) return null;
  const Icon = copied ? Check : Copy;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <Button type="button" size="small" onClick={copy} onBlur={() => setCopied(false)}>
      <Icon aria-hidden="true" className="size-4" />
      <span aria-live="polite">{copied ? "Copied" : label}</span>
    </Button>
  );
}
