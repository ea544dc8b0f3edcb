// This cut has been made: what the program at the other end may see.
export const receipt = (done) => ({
  reference: done.reference,
  name: done.name,
  status: done.status,
  passengers: done.tickets.length,
  refund_cents: done.refund_cents,
  currency: done.currency,
});

const SIGNS = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escape = (text) => text.replace(/[&<>"']/g, (s) => SIGNS[s]);

// The page, as text.
export function page(done) {}
