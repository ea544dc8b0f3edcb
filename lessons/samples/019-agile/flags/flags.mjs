// ANCHOR: flags
export const flags = {
  // name: who asks to see it, and the day on which it has to be gone
  holds: { on: ['port staff'], expires: '2026-07-15' },
  manifest_v2: { on: ['port staff', 'agents'], expires: '2026-05-31' },
};

// Off unless somebody is named.
export const isOn = (name, role) => flags[name].on.includes(role);
// ANCHOR_END: flags
