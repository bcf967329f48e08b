/** Days for which a single search is kept. */
export const RAW_SEARCH_DAYS = 30;

/** What fewer different actors than this searched for is told apart no longer than single searches are kept. */
export const LEAST_ACTORS = 5;

/** Hours within which a ticket of the same account shows that what was read did not answer. */
export const DEFLECTION_HOURS = 72;

/** A gap that rests on searches alone is shown from this many different actors on: one alone may only type oddly. */
export const LEAST_GAP_ACTORS = 2;
