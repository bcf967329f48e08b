import type { Act } from "./schema-acts.js";

/** Acts by their names in the API, with what each does. */
export function ActList({ id, title, acts }: { id: string; title: string; acts: Act[] }) {
  return (
    <section aria-labelledby={id} className="mt-12">
      <h2 id={id} className="mb-4 text-h2">
        {title}
      </h2>
      <dl className="grid max-w-3xl grid-cols-1 gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
        {acts.map(({ name, description }) => (
          <div key={name} className="contents">
            <dt className="font-mono text-small break-words">{name}</dt>
            <dd className="mb-2 text-ink-soft sm:mb-0">{description}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
