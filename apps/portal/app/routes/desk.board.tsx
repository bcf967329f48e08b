import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { BoardPage } from "../insights/board-page.js";
import { loadBoard } from "../insights/load-board.desk.server.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Board", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadBoard(args);
}

export default function Board() {
  return <BoardPage page={useLoaderData<typeof loader>()} />;
}
