import { Command } from "cmdk";
import { useEffect, useRef } from "react";

interface CommandInputProps {
  placeholder: string;
  value?: string;
  onValueChange?: (value: string) => void;
}

/** The box over a list of commands. It is what its dialog is opened for, so the focus goes there. */
export function CommandInput({ placeholder, value, onValueChange }: CommandInputProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Command.Input
      ref={box}
      placeholder={placeholder}
      {...(value !== undefined && { value })}
      {...(onValueChange && { onValueChange })}
      className="mb-3 min-h-10 w-full rounded-box border border-rule-strong bg-sheet px-3"
    />
  );
}
