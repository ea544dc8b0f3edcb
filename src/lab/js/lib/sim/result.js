// What a model's run returns, checked and made plain.

const SERIES = 50;
const POINTS = 20000;
const METRICS = 50;
const NOTES = 20;
const NAME = 200;
const KINDS = ['line', 'histogram', 'bars', 'percentiles'];

const mistake = (message) => new TypeError(`model.js, result of run: ${message}`);
const text = (value) => String(value ?? '').slice(0, NAME);
// There is no number where there is nothing to count; a chart shows a gap.
const number = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : null);

// Points are drawn, not computed with: seven digits say all that a chart can show.
const point = (value) => (number(value) === null ? null : Number(value.toPrecision(7)));

function readMetrics(metrics) {
  const entries = Object.entries(metrics ?? {});
  if (entries.length > METRICS) throw mistake(`${entries.length} metrics are more than ${METRICS}`);
  const read = {};
  for (const [name, given] of entries) {
    const { value, unit = '', label = name, better = null } = typeof given === 'object' && given !== null ? given : { value: given };
    if (typeof value !== 'number') throw mistake(`metric ${JSON.stringify(text(name))} has no number as its value`);
    if (better !== null && better !== 'lower' && better !== 'higher') {
      throw mistake(`metric ${JSON.stringify(text(name))}: better is 'lower' or 'higher'`);
    }
    read[name] = { name: text(name), label: text(label), value: number(value), unit: text(unit), better };
  }
  return read;
}

const isList = (value) => Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

function readSeries(series) {
  if (!Array.isArray(series)) throw mistake('series is a list');
  if (series.length > SERIES) throw mistake(`${series.length} series are more than ${SERIES}`);
  let points = 0;
  return series.map((each) => {
    const { name, kind = 'line', x = [], y, unit = '' } = each ?? {};
    const shown = JSON.stringify(text(name));
    if (!KINDS.includes(kind)) throw mistake(`series ${shown}: kind is one of ${KINDS.join(', ')}`);
    if (!isList(y) || !isList(x)) throw mistake(`series ${shown}: x and y are lists of numbers`);
    points += y.length;
    if (points > POINTS) throw mistake(`the series have more than ${POINTS} points together; keep every n-th`);
    if (x.length > 0 && x.length !== y.length) throw mistake(`series ${shown} has ${x.length} x for ${y.length} y`);
    const isBars = kind === 'bars';
    if (!isBars && Array.prototype.some.call(x, (value) => number(value) === null)) throw mistake(`series ${shown}: an x is not a number`);
    return {
      name: text(name),
      kind,
      x: isBars ? [] : Array.from(x, point),
      labels: isBars ? Array.from(x, text) : [],
      y: Array.from(y, point),
      unit: text(unit),
    };
  });
}

export function readResult(result) {
  if (result === null || typeof result !== 'object') throw mistake('it is no object with metrics and series');
  if (typeof result.then === 'function') throw mistake('it is a promise; run returns its result at once');
  const { metrics, series = [], notes = [] } = result;
  if (!Array.isArray(notes)) throw mistake('notes is a list');
  return { metrics: readMetrics(metrics), series: readSeries(series), notes: notes.slice(0, NOTES).map((note) => String(note).slice(0, 500)) };
}
