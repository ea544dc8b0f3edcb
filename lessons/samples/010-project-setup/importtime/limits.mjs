// ANCHOR: limits
export const maxParty = Number(process.env.TW_MAX_PARTY ?? 9);
export const fits = (party) => party <= maxParty;
// ANCHOR_END: limits
