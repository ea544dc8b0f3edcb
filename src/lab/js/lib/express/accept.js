// Content negotiation: which of what is offered a request prefers. https://www.rfc-editor.org/rfc/rfc9110#section-12
import { lookup, parseType, split } from 'hornbook:express/media';

// The entries of an Accept header: { name (as written), value (in lowercase), parameters, quality, order }.
function entries(header) {
  return split(header, ',').flatMap((text, order) => {
    const { type, parameters } = parseType(text);
    if (type === '') return [];
    const { q, ...rest } = parameters;
    return [{ name: text.split(';')[0].trim(), value: type, parameters: rest, quality: q === undefined ? 1 : Number.parseFloat(q), order }];
  });
}

// How an entry fits an offer: a number that is higher the more exactly it does; -1 when it does not.
function mediaFit(entry, offer) {
  const wanted = entry.value.split('/');
  const { type, parameters } = parseType(offer);
  const given = type.split('/');
  if (wanted.length !== 2 || given.length !== 2) return -1;
  let fit = 0;
  if (wanted[0] === given[0]) fit += 4;
  else if (wanted[0] !== '*') return -1;
  if (wanted[1] === given[1]) fit += 2;
  else if (wanted[1] !== '*') return -1;
  const names = Object.keys(entry.parameters);
  if (names.length === 0) return fit;
  const all = names.every((name) => {
    const value = entry.parameters[name];
    return value === '*' || value.toLowerCase() === (parameters[name] ?? '').toLowerCase();
  });
  return all ? fit + 1 : -1;
}

function nameFit(entry, offer) {
  if (entry.value === offer.toLowerCase()) return 1;
  return entry.value === '*' ? 0 : -1;
}

function languageFit(entry, offer) {
  const [wanted, given] = [entry.value, offer.toLowerCase()];
  if (wanted === given) return 4;
  if (wanted.split('-')[0] === given) return 2;
  if (wanted === given.split('-')[0]) return 1;
  return wanted === '*' ? 0 : -1;
}

const better = (a, b) => b.quality - a.quality || b.fit - a.fit || a.order - b.order || a.index - b.index;

// What is offered and acceptable, the preferred first. Of the entries that fit an offer the most exact one counts.
function ranked(list, offers, fitOf) {
  return offers
    .map((offer, index) => {
      let best = { offer, index, fit: -1, quality: 0, order: -1 };
      for (const entry of list) {
        const fit = fitOf(entry, offer);
        if (fit < 0) continue;
        const isBetter = fit - best.fit || entry.quality - best.quality || entry.order - best.order;
        if (isBetter > 0) best = { offer, index, fit, quality: entry.quality, order: entry.order };
      }
      return best;
    })
    .filter(({ quality }) => quality > 0)
    .sort(better)
    .map(({ offer }) => offer);
}

const preferred = (list) =>
  list.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality || a.order - b.order).map(({ name }) => name);

export function acceptedTypes(req, types) {
  const header = req.headers.accept;
  if (types.length === 0) return preferred(entries(header ?? '*/*'));
  if (!header) return types[0];
  const names = types.map((type) => (type.includes('/') ? type : lookup(type)));
  const [first] = ranked(entries(header), names.filter(Boolean), mediaFit);
  return first === undefined ? false : types[names.indexOf(first)];
}

export function acceptedEncodings(req, encodings) {
  const list = entries(req.headers['accept-encoding'] ?? '');
  if (!list.some((entry) => nameFit(entry, 'identity') >= 0)) {
    const quality = Math.min(1, ...list.map((entry) => entry.quality || 1));
    list.push({ name: 'identity', value: 'identity', parameters: {}, quality, order: list.length });
  }
  return encodings.length === 0 ? preferred(list) : (ranked(list, encodings, nameFit)[0] ?? false);
}

export function acceptedCharsets(req, charsets) {
  const list = entries(req.headers['accept-charset'] ?? '*');
  return charsets.length === 0 ? preferred(list) : (ranked(list, charsets, nameFit)[0] ?? false);
}

export function acceptedLanguages(req, languages) {
  const list = entries(req.headers['accept-language'] ?? '*');
  return languages.length === 0 ? preferred(list) : (ranked(list, languages, languageFit)[0] ?? false);
}
