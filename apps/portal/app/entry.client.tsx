import { RemixBrowser } from "@remix-run/react";
import { setNonce } from "get-nonce";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

// Radix writes a style element while a dialog is open; the policy admits it only with the page's nonce.
const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
if (nonce !== undefined) setNonce(nonce);

startTransition(() => {
  hydrateRoot(document, <RemixBrowser />);
});
