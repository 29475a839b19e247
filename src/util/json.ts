/** What a plan may hold: plain JSON, so that it can be printed, compared, posted to a worker and shipped to another machine. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
