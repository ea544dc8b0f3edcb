// What is wrong at the moment, and what is under way. Given to the lab's own
// modules and to nobody after them: a test that could read the fault would
// need no assertion.
const world = { fault: null, pending: 0, services: [] };
let isOpen = true;

export const take = () => {
  if (!isOpen) throw new Error('world.js belongs to the lab, not to the tests');
  return world;
};

export const close = () => {
  isOpen = false;
};
