import { Form, Link, useNavigation } from "@remix-run/react";
import { ArrowDown, ArrowUp } from "lucide-react";
import { Badge } from "../ui/badge.js";
import { Button } from "../ui/button.js";
import { countOf } from "./count-words.js";
import { AudienceBadge } from "./audience-badge.js";
import type { CategoriesPage } from "./load-categories.desk.server.js";
import { intervalWords } from "./review-interval-fields.js";

type Category = CategoriesPage["categories"][number];

/** The categories below one, or the top ones, each with those below it. */
export function CategoryTree({
  categories,
  parentId = null,
}: {
  categories: Category[];
  parentId?: string | null;
}) {
  const siblings = categories.filter(({ parent }) => (parent?.id ?? null) === parentId);
  if (siblings.length === 0) return null;
  return (
    <ul
      className={
        parentId === null
          ? "divide-y divide-rule rounded-sheet border border-rule bg-sheet"
          : "border-l border-rule"
      }
    >
      {siblings.map((category, place) => (
        <li key={category.id} className={parentId === null ? "px-4 py-3 sm:px-5" : "py-2 pl-3 sm:pl-5"}>
          <CategoryRow category={category} first={place === 0} last={place === siblings.length - 1} />
          <CategoryTree categories={categories} parentId={category.id} />
        </li>
      ))}
    </ul>
  );
}

function CategoryRow({ category, first, last }: { category: Category; first: boolean; last: boolean }) {
  const { id, title, slug, audience, effectiveAudience, content, owner, reviewInterval, viewerCan } =
    category;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <div className="min-w-0 flex-1 basis-48">
        <Link to={`/desk/categories/${id}`} className="font-medium hover:text-pine">
          {title}
        </Link>
        <p className="text-small text-ink-faint">
          <span className="break-all">{slug}</span> · {countOf(content.articles, "article")} ·{" "}
          {owner?.name ?? "Without an owner"} · checked {intervalWords(reviewInterval)}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <AudienceBadge audience={audience} />
        {effectiveAudience !== audience && <Badge tone="wait">narrowed from above</Badge>}
        {viewerCan.update.allowed && <Order id={id} title={title} first={first} last={last} />}
      </div>
    </div>
  );
}

function Order({ id, title, first, last }: { id: string; title: string; first: boolean; last: boolean }) {
  const posted = useNavigation().formData;
  return (
    <Form method="post" preventScrollReset className="flex gap-1">
      <input type="hidden" name="intent" value="order" />
      <Button
        size="small"
        tone="quiet"
        name="up"
        value={id}
        disabled={first}
        busy={posted?.get("up") === id}
        aria-label={`${title}: up`}
      >
        <ArrowUp aria-hidden="true" className="size-4" />
      </Button>
      <Button
        size="small"
        tone="quiet"
        name="down"
        value={id}
        disabled={last}
        busy={posted?.get("down") === id}
        aria-label={`${title}: down`}
      >
        <ArrowDown aria-hidden="true" className="size-4" />
      </Button>
    </Form>
  );
}
