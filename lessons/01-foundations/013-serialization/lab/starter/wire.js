import { parse } from './xml.js';

// choose: what a passenger is on the wire
const toPassenger = (row) => ({ ...row });

// write
export function toJson(row) {
  return JSON.stringify({
    sailing_id: row.sailing_id,
    // when does it leave?
    passengers: row.passengers.map(toPassenger),
  });
}

const escaped = (text) => text;

export function toXml(row) {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<manifest sailing_id="${escaped(row.sailing_id)}">`,
    // one <passenger> for each
    '</manifest>',
  ].join('\n');
}

// read and check
export function parseManifest(text, type) {
  const sent = JSON.parse(text);
  return { ...sent, departs_at: new Date(sent.departs_at) };
}
