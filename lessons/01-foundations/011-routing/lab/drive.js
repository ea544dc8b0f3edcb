import { createRouter } from './router.js';

const attempt = (run) => {
  try {
    return run();
  } catch (error) {
    return { threw: String(error?.message ?? error) };
  }
};

function build(routes) {
  const router = createRouter();
  for (const [method, pattern, name] of routes) {
    router.add(method, pattern, () => name);
  }
  return router;
}

const told = ({ status, handler, params, allow, steps, threw }) => ({
  status,
  handler: typeof handler === 'function' ? handler() : undefined,
  params,
  allow,
  steps,
  threw,
});

// What a router with these routes answers to each request.
export const ask = (routes, ...requests) => {
  const router = attempt(() => build(routes));
  if (router.threw) return requests.map(() => router);
  return requests.map(([method, target]) =>
    told(attempt(() => router.match(method, target)) ?? {}),
  );
};

// What the last of these routes says when it is added.
export const addition = (routes) =>
  attempt(() => {
    build(routes);
    return { threw: null };
  }).threw;

// Steps to one sailing's seats, with so many routes of other things.
export const stepsAmong = (routes, count) => {
  const others = Array.from({ length: count }, (_, at) => [
    'GET',
    `/things-${at}/{id}/parts`,
    'other',
  ]);
  const target = '/sailings/sai_7f3k/availability';
  const answer = attempt(() =>
    build([...others, ...routes]).match('GET', target),
  );
  return told(answer ?? {});
};
