import { Form, Link } from "@remix-run/react";
import { Status } from "../ui/badge.js";
import { Button } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { Card } from "../ui/card.js";
import { DateTime } from "../ui/date-time.js";
import { Cell, Table } from "../ui/table.js";
import type { SearchIndexOnPage, SearchIndexPage } from "./load-search-index.desk.server.js";
import { RebuildProgress } from "./rebuild-progress.js";

const names = { POSTGRESQL: "PostgreSQL", MEILISEARCH: "Meilisearch" } as const;

export function adapterName(adapter: keyof typeof names): string {
  return names[adapter];
}

interface SearchIndexCardProps {
  index: SearchIndexOnPage;
  inUse: boolean;
  can: SearchIndexPage["viewerCan"];
}

/** One search index: how much of the knowledge base it holds, what it does not and why, and what can be done. */
export function SearchIndexCard({ index, inUse, can }: SearchIndexCardProps) {
  const name = adapterName(index.adapter);
  const building = index.rebuild !== null && index.rebuild.finishedAt === null;
  return (
    <Card
      title={
        <>
          {name}
          {index.serverVersion !== null && ` ${index.serverVersion}`}
        </>
      }
      actions={<Status tone={toneOf(index, inUse)}>{stateOf(index, inUse)}</Status>}
    >
      {index.lastError !== null && (
        <Callout tone="stop" className="mb-4">
          {index.lastError}
        </Callout>
      )}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 text-small sm:grid-cols-4">
        <Figure
          name="Articles indexed"
          value={`${number(index.articlesIndexed)} of ${number(index.articlesPublished)}`}
        />
        <Figure name="Changes waiting" value={number(index.articlesWaiting)} />
        <Figure name="Failed" value={number(index.articlesFailed)} />
        <div>
          <dt className="text-ink-faint">Oldest waiting</dt>
          <dd>{index.oldestWaitingAt == null ? "none" : <DateTime at={index.oldestWaitingAt} />}</dd>
        </div>
      </dl>
      {index.rebuild !== null && <RebuildProgress rebuild={index.rebuild} />}
      <NotIndexed index={index} name={name} />
      <Form method="post" className="mt-5 flex flex-wrap gap-2">
        <input type="hidden" name="adapter" value={index.adapter} />
        {index.articlesFailed > 0 && can.retry.allowed && (
          <Button name="intent" value="retry">
            Try what failed again
          </Button>
        )}
        {can.rebuild.allowed && (
          <Button name="intent" value="rebuild" disabled={building}>
            {building ? "Being built anew" : `Build ${name}’s index anew`}
          </Button>
        )}
      </Form>
      {!can.rebuild.allowed && <p className="mt-3 text-small text-ink-soft">{can.rebuild.message}</p>}
    </Card>
  );
}

function NotIndexed({ index, name }: { index: SearchIndexOnPage; name: string }) {
  const { nodes, pageInfo } = index.notIndexed;
  if (nodes.length === 0) return null;
  return (
    <>
      <Table
        caption={`Articles that ${name} does not hold as they are`}
        head={["Article", "Why", "Next try"]}
        className="mt-5"
      >
        {nodes.map(({ article, attempts, lastError, nextTryAt }) => (
          <tr key={article.id}>
            <Cell heads>
              <Link to={`/desk/articles/${article.id}`} className="break-words">
                {article.slug}
              </Link>
            </Cell>
            <Cell>
              {lastError === null ? "Waits for its turn." : `Failed ${attempts} times: ${lastError}`}
            </Cell>
            <Cell>{nextTryAt == null ? "as soon as possible" : <DateTime at={nextTryAt} />}</Cell>
          </tr>
        ))}
      </Table>
      {pageInfo.hasNextPage && (
        <p className="mt-2 text-small text-ink-soft">There are more; these are the first.</p>
      )}
    </>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-ink-faint">{name}</dt>
      <dd className="tabular-nums">{value}</dd>
    </div>
  );
}

function toneOf({ whole, lastError }: SearchIndexOnPage, inUse: boolean) {
  if (lastError !== null) return "stop" as const;
  if (!whole) return "wait" as const;
  return inUse ? ("good" as const) : ("neutral" as const);
}

function stateOf({ whole, lastError }: SearchIndexOnPage, inUse: boolean): string {
  if (lastError !== null) return "Cannot be written to";
  if (!whole) return "Being filled";
  return inUse ? "Answers searches" : "Kept in reserve";
}

function number(value: number): string {
  return value.toLocaleString("en");
}
