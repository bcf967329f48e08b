import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { z } from "zod";

const root = new URL("../../build/", import.meta.url);

const manifest = z.record(z.string(), z.object({ file: z.string(), name: z.string().optional() }));

export interface Build {
  server: ServerBuild;
  /** The folder of everything a browser may load. */
  clientFolder: string;
  enhanceUrl: string;
}

/** Loads what `remix vite:build` wrote. */
export async function loadBuild(): Promise<Build> {
  const server: ServerBuild = await import(new URL("server/index.js", root).href);
  const chunks = manifest.parse(
    JSON.parse(readFileSync(new URL(".vite/client-manifest.json", root), "utf8")),
  );
  const enhance = Object.values(chunks).find((chunk) => chunk.name === "enhance");
  if (enhance === undefined) throw new Error("The build has no enhance module: run npm run build.");
  return { server, clientFolder: fileURLToPath(new URL("client/", root)), enhanceUrl: `/${enhance.file}` };
}
