// A small XML parser, as trusting as many big ones.
//
//   parse(text)                        expands what a DOCTYPE declares
//   parse(text, { doctype: 'refuse' }) throws when there is a DOCTYPE
//
// An element is { name, attributes, children, text }: children are the
// elements inside it, text is what stands between them.

const DISK = new Map([
  ['file:///srv/tidewater/secret.txt', 'TW_DB_PASSWORD=tern-and-gull'],
]);

const PREDEFINED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const NAME = '[A-Za-z_][\\w.:-]*';

export function parse(text, { doctype = 'expand' } = {}) {
  const entities = new Map(Object.entries(PREDEFINED));
  let at = 0;

  const fail = (what) => {
    const line = text.slice(0, at).split('\n').length;
    throw new Error(`not well-formed: ${what} in line ${line}`);
  };

  function take(pattern) {
    const found = new RegExp(pattern, 'y');
    found.lastIndex = at;
    const match = found.exec(text);
    if (match) at += match[0].length;
    return match;
  }

  function expand(raw, depth = 0) {
    if (depth > 8) fail('entities inside entities');
    return raw.replace(/&([^;\s&]*)(;?)/g, (_, name, end) => {
      if (!end) fail('a bare &');
      if (name.startsWith('#x')) return codePoint(parseInt(name.slice(2), 16));
      if (name.startsWith('#')) return codePoint(Number(name.slice(1)));
      if (!entities.has(name)) fail(`the unknown entity &${name};`);
      const value = entities.get(name);
      return name in PREDEFINED ? value : expand(value, depth + 1);
    });
  }

  function codePoint(number) {
    if (!(number > 0 && number <= 0x10ffff)) fail('a wrong character number');
    return String.fromCodePoint(number);
  }

  const skip = () => {
    while (take('\\s+|<!--[^]*?-->|<\\?[^]*?\\?>'));
  };

  function declarations() {
    if (!take('<!DOCTYPE\\s+')) return;
    if (doctype === 'refuse') throw new Error('a DOCTYPE is not accepted');
    const body = take('[^[>]*(?:\\[([^\\]]*)\\]\\s*)?>');
    if (!body) fail('a broken DOCTYPE');
    const pattern = /<!ENTITY\s+(\S+)\s+(SYSTEM\s+)?"([^"]*)"\s*>/g;
    for (const [, name, system, value] of (body[1] ?? '').matchAll(pattern)) {
      entities.set(name, system ? (DISK.get(value) ?? '') : value);
    }
  }

  function element() {
    const open = take(`<(${NAME})`);
    if (!open) fail('something that is no element');
    const [, name] = open;
    const attributes = {};
    let found;
    while ((found = take(`\\s+(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`))) {
      if (Object.hasOwn(attributes, found[1])) fail('an attribute said twice');
      attributes[found[1]] = expand(found[2] ?? found[3]);
    }
    const node = { name, attributes, children: [], text: '' };
    if (take('\\s*/>')) return node;
    if (!take('\\s*>')) fail(`the start of <${name}>`);
    while (!take(`</${name}\\s*>`)) {
      if (at >= text.length) fail(`<${name}>, which does not end`);
      const words = take('[^<]+');
      if (words) {
        if (words[0].includes(']]>')) fail(']]> in a text');
        node.text += expand(words[0]);
      } else if ((found = take('<!\\[CDATA\\[([^]*?)\\]\\]>'))) {
        node.text += found[1];
      } else if (!take('<!--[^]*?-->')) {
        node.children.push(element());
      }
    }
    return node;
  }

  skip();
  declarations();
  skip();
  const root = element();
  skip();
  if (at < text.length) fail('something behind the end');
  return root;
}
