/** The number in an address; 404 for what is none. */
export function ticketNumber(parameter: string | undefined): number {
  if (parameter === undefined || !/^[1-9]\d{0,8}$/.test(parameter)) throw new Response(null, { status: 404 });
  return Number(parameter);
}
