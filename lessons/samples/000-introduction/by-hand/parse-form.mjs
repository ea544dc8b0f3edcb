// ANCHOR: parse
export function parseForm(body) {
  const fields = {};
  for (const pair of body.split('&')) {
    const [name, value] = pair.split('=');
    fields[name] = decodeURIComponent(value);
  }
  return fields;
}
// ANCHOR_END: parse
