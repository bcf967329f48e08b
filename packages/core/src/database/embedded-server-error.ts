/** What is wrong and what to do about it, in one line for whoever starts the product. */
export class EmbeddedServerError extends Error {
  override name = "EmbeddedServerError";
}
