// ANCHOR: settings
import * as z from 'zod';

const whole = (low, high) => z.string().regex(/^\d+$/, 'not a whole number')
  .transform(Number).pipe(z.number().min(low).max(high));
const Settings = z.object({                                 // declare
  TW_PORT: whole(1, 65535).default(8080),
  TW_DEBUG: z.stringbool({ error: 'not true or false' }).default(false),
  TW_HOLD_MINUTES: whole(1, 120).default(15),
  TW_DATABASE_URL: z.url({ protocol: /^postgres$/ }),
});

export function load(env) {
  const result = Settings.safeParse(env);                   // parse
  if (result.success) return Object.freeze(result.data);
  for (const { path, message } of result.error.issues)      // report
    console.error(`${path[0]}: ${message}`);
  process.exit(78);                                         // refuse
}
// ANCHOR_END: settings
