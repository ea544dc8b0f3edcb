import { parse } from './xml.js';

// choose: what a passenger is on the wire
const toPassenger = (row) => ({
  ticket_id: row.ticket_id,
  passenger_name: row.passenger_name,
  price_cents: row.price_cents,
  currency: row.currency,
  cabin: row.cabin, // undefined is left out, null is written
});

// write
export function toJson(row) {
  return JSON.stringify({
    sailing_id: row.sailing_id,
    departs_at: row.departs_at.toISOString(),
    passengers: row.passengers.map(toPassenger),
  });
}

const ESCAPES = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const escaped = (text) =>
  String(text).replace(/[&<>"']/g, (character) => ESCAPES[character]);

function cabinXml(cabin) {
  if (cabin === undefined) return '';
  if (cabin === null) return '<cabin nil="true"/>';
  return `<cabin>${escaped(cabin)}</cabin>`;
}

function passengerXml(row) {
  const passenger = toPassenger(row);
  return (
    `<passenger ticket_id="${escaped(passenger.ticket_id)}"` +
    ` price_cents="${passenger.price_cents}"` +
    ` currency="${escaped(passenger.currency)}">` +
    `<name>${escaped(passenger.passenger_name)}</name>` +
    `${cabinXml(passenger.cabin)}</passenger>`
  );
}

export function toXml(row) {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<manifest sailing_id="${escaped(row.sailing_id)}"` +
      ` departs_at="${row.departs_at.toISOString()}">`,
    ...row.passengers.map(passengerXml),
    '</manifest>',
  ].join('\n');
}

// read and check
const INSTANT =
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

function toInstant(text) {
  const instant = new Date(text);
  if (!INSTANT.test(text) || Number.isNaN(instant.valueOf())) {
    throw new Error(`departs_at is no instant: ${text}`);
  }
  return instant;
}

// Ids are text, also where somebody sends them as numbers.
const idsAsText = (key, value, { source }) =>
  key === 'ticket_id' && typeof value === 'number' ? source : value;

function fromXml({ attributes, children }) {
  const name = children.find((child) => child.name === 'name');
  const cabin = children.find((child) => child.name === 'cabin');
  const passenger = {
    ticket_id: attributes.ticket_id,
    passenger_name: name?.text,
    price_cents: Number(attributes.price_cents),
    currency: attributes.currency,
  };
  if (cabin) {
    passenger.cabin = cabin.attributes.nil === 'true' ? null : cabin.text;
  }
  return passenger;
}

const READERS = {
  'application/json': (text) => JSON.parse(text, idsAsText),
  'application/xml': (text) => {
    const { attributes, children } = parse(text);
    return {
      sailing_id: attributes.sailing_id,
      departs_at: attributes.departs_at,
      passengers: children.map(fromXml),
    };
  },
};

export function parseManifest(text, type) {
  const sent = READERS[type](text);
  return {
    sailing_id: sent.sailing_id,
    departs_at: toInstant(sent.departs_at),
    passengers: sent.passengers.map(toPassenger),
  };
}
