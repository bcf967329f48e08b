import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface Tab {
  value: string;
  title: ReactNode;
  content: ReactNode;
}

interface TabsProps {
  label: string;
  tabs: Tab[];
  defaultValue?: string;
  value?: string;
  onValueChange?: (value: string) => void;
}

/** Several views of one thing, one at a time. Needs a hydrated page. */
export function Tabs({ label, tabs, defaultValue, value, onValueChange }: TabsProps) {
  const first = tabs[0]?.value;
  const start = defaultValue ?? first;
  return (
    <Radix.Root
      {...(value !== undefined ? { value } : start !== undefined && { defaultValue: start })}
      {...(onValueChange && { onValueChange })}
    >
      <Radix.List aria-label={label} className="mb-4 flex gap-5 overflow-x-auto border-b border-rule">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px border-b-2 border-transparent py-2 text-small font-medium whitespace-nowrap text-ink-soft hover:text-ink data-[state=active]:border-pine data-[state=active]:text-ink"
          >
            {tab.title}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
