// ANCHOR: json
export const receipt = ({ reference, status, refund_cents, currency }) =>
  ({ reference, status, refund_cents, currency });

export const money = (cents, currency) =>
  `${(cents / 100).toFixed(2)} ${currency}`;
// ANCHOR_END: json
