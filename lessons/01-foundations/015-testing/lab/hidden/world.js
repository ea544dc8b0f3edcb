// What is wrong at the moment, and what is under way.
export const world = { fault: null, pending: 0, services: [] };
