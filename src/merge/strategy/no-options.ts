import { z } from 'zod';

/** For strategies that have none. */
export const noOptions = z.null();
