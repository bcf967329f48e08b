import { dayWords } from "./calendar-date.js";

/** Closed days as observed, by year. */
export function Holidays({ holidays }: { holidays: { date: string; name: string }[] }) {
  const years = [...new Set(holidays.map(({ date }) => date.slice(0, 4)))];
  return (
    <div className="mt-4 grid gap-6 sm:grid-cols-2">
      {years.map((year) => (
        <div key={year} className="rounded-sheet border border-rule bg-sheet p-4">
          <h4 className="mb-2 font-serif text-h4 font-medium">{year}</h4>
          <ul className="grid gap-2 text-small">
            {holidays
              .filter(({ date }) => date.startsWith(year))
              .map(({ date, name }) => (
                <li key={date + name}>
                  <time dateTime={date} className="block font-medium">
                    {dayWords(date)}
                  </time>
                  <span className="text-ink-soft">{name}</span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
