import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";

/**
 * Pages of the help centre ship no framework script. What they load instead is one small module,
 * built beside the client bundles and found by the server in Vite's manifest.
 */
function enhanceModule(): Plugin {
  return {
    name: "recourse-enhance-module",
    apply: (_config, env) => env.command === "build" && env.isSsrBuild !== true,
    buildStart() {
      this.emitFile({ type: "chunk", id: "app/enhance/enhance.ts", name: "enhance" });
    },
  };
}

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [
    tailwindcss(),
    remix({
      ignoredRouteFiles: ["**/*.test.ts"],
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
    enhanceModule(),
  ],
  build: { manifest: true, assetsInlineLimit: 0, target: "es2022" },
});
