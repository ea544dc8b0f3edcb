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

const money = (cents) => (cents / 100).toFixed(2);

const item = ({ passenger_name, price_cents }) =>
  `<li>${escape(passenger_name)}: ${money(price_cents)}</li>`;

// The page, as text.
export const page = (done) => `<!doctype html><title>Cancelled</title>
<h1>${escape(done.name)}, your booking is cancelled</h1>
<ul>${done.tickets.map(item).join('')}</ul>
<p>You get back ${money(done.refund_cents)} ${escape(done.currency)}.</p>`;
