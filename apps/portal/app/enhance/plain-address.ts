/** From which search somebody came is known by now; it has no place in an address that is copied or kept. */
export function forgetSearch(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has("from")) return;
  address.searchParams.delete("from");
  history.replaceState(history.state, "", address);
}
