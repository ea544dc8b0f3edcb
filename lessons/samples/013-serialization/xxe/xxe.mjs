import { XMLParser } from 'fast-xml-parser';
// ANCHOR: safe
import { SaxesParser } from 'saxes';

function read(text) {
  const parts = [];
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new Error('DOCTYPE');                         // refuse
  });
  parser.on('text', (part) => parts.push(part));        // read
  parser.write(text).close();
  return parts.join('');
}
// ANCHOR_END: safe

function readPlain(text) {
  const { m } = new XMLParser().parse(text);
  return m.agent ?? m;
}

for (const reader of [readPlain, read]) {
  for (const text of process.argv.slice(2)) {
    try {
      console.log(reader(text));
    } catch (error) {
      console.log('refused:', error.message);
    }
  }
}
