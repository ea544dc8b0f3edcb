// How inspect quotes strings and breaks lines, as Node does: https://nodejs.org/api/util.html#utilinspectobject-options.
const named = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\\': '\\\\' };
const escaped = (character) =>
  named[character] ??
  (character.length === 1 && character >= '\ud800' && character <= '\udfff'
    ? `\\u${character.charCodeAt(0).toString(16)}`
    : `\\x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

// Single quotes, unless the text has some and others have none of that kind.
export function quoted(text) {
  let quote = "'";
  if (text.includes("'")) {
    if (!text.includes('"')) quote = '"';
    else if (!text.includes('`') && !text.includes('${')) quote = '`';
  }
  const body = text.replace(
    /[\u0000-\u001f\u007f-\u009f\\]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    escaped,
  );
  return quote + (quote === "'" ? body.replaceAll("'", "\\'") : body) + quote;
}

// Columns that a text takes in a terminal: wide characters take two, marks none.
export function width(text) {
  let columns = 0;
  for (const character of text.replace(/\u001b\[[\d;]*m/g, '').normalize('NFC')) {
    const code = character.codePointAt(0);
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || /\p{Mn}|\p{Me}|\p{Cf}/u.test(character)) continue;
    columns += code >= 0x1100 && wide(code) ? 2 : 1;
  }
  return columns;
}

function wide(code) {
  return (
    code <= 0x115f ||
    code === 0x2329 ||
    code === 0x232a ||
    (code >= 0x2e80 && code <= 0x3247 && code !== 0x303f) ||
    (code >= 0x3250 && code <= 0x4dbf) ||
    (code >= 0x4e00 && code <= 0xa4c6) ||
    (code >= 0xa960 && code <= 0xa97c) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe10 && code <= 0xfe19) ||
    (code >= 0xfe30 && code <= 0xfe6b) ||
    (code >= 0xff01 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1b000 && code <= 0x1b001) ||
    (code >= 0x1f200 && code <= 0x1f251) ||
    (code >= 0x1f300 && code <= 0x1f64f) ||
    (code >= 0x1f900 && code <= 0x1f9ff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

// Sets the entries of a long array in columns. The last entry may be a note of how many are left.
function inColumns(at, entries, value) {
  const count = at.maxArrayLength < entries.length ? entries.length - 1 : entries.length;
  const gap = 2;
  const widths = entries.slice(0, count).map(width);
  const widest = Math.max(...widths) + gap;
  const total = widths.reduce((sum, each) => sum + each + gap, 0);
  const fits = widest * 3 + at.indent < at.breakLength && (total / widest > 5 || widest - gap <= 6);
  if (!fits) return entries;
  // Columns make a block about two and a half times as wide as it is high, counted in characters.
  const bias = Math.max(widest - 3 - Math.sqrt(widest - total / entries.length), 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * bias * count) / bias),
    Math.floor((at.breakLength - at.indent) / widest),
    at.compact * 4,
    15,
  );
  if (columns <= 1) return entries;
  const most = Array.from({ length: columns }, (_, column) => {
    let wanted = 0;
    for (let index = column; index < count; index += columns) wanted = Math.max(wanted, widths[index]);
    return wanted + gap;
  });
  const numbers = value !== undefined && value.every((each) => typeof each === 'number' || typeof each === 'bigint');
  const rows = [];
  for (let begin = 0; begin < count; begin += columns) {
    const end = Math.min(begin + columns, count);
    let row = '';
    for (let index = begin; index < end; index += 1) {
      const last = index === end - 1;
      const room = most[index - begin] + entries[index].length - widths[index];
      if (numbers) row += last ? entries[index].padStart(room - gap) : `${entries[index]}, `.padStart(room);
      else row += last ? entries[index] : `${entries[index]}, `.padEnd(room);
    }
    rows.push(row);
  }
  if (count < entries.length) rows.push(entries[count]);
  return rows;
}

// Joins entries between braces: on one line when they are few, flat and short, else one line each.
export function joined(at, entries, base, braces, isArray, level, value) {
  const head = base === '' ? '' : `${base} `;
  if (at.compact !== false) {
    let lines = entries;
    if (isArray && entries.length > 6) lines = inColumns(at, entries, value);
    if (at.current - level < at.compact && lines.length === entries.length) {
      const start = lines.length + at.indent + braces[0].length + base.length + 10;
      const length = lines.reduce((sum, line) => sum + line.length, lines.length + start);
      if (length <= at.breakLength && !base.includes('\n')) {
        const line = lines.join(', ');
        if (!line.includes('\n')) return `${head}${braces[0]} ${line} ${braces[1]}`;
      }
    }
    const indent = `\n${' '.repeat(at.indent)}`;
    return `${head}${braces[0]}${indent}  ${lines.join(`,${indent}  `)}${indent}${braces[1]}`;
  }
  const indent = `\n${' '.repeat(at.indent)}`;
  return `${head}${braces[0]}${indent}  ${entries.join(`,${indent}  `)}${indent}${braces[1]}`;
}
