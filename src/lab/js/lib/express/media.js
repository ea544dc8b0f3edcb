// Media types: names by extension, parameters, and which a request has or wants.
// https://www.rfc-editor.org/rfc/rfc9110#section-8.3, https://www.rfc-editor.org/rfc/rfc9110#section-12.5
import { isToken } from 'hornbook:http/names';

const byExtension = new Map(
  `application/atom+xml atom|application/epub+zip epub|application/gzip gz|application/java-archive jar|application/json json map|
application/json5 json5|application/ld+json jsonld|application/manifest+json webmanifest|application/msword doc|application/node cjs|
application/octet-stream bin|application/pdf pdf|application/postscript ps|application/rdf+xml rdf|application/rss+xml rss|
application/rtf rtf|application/sql sql|application/toml toml|application/vnd.ms-excel xls|application/vnd.ms-fontobject eot|
application/vnd.ms-powerpoint ppt|application/vnd.openxmlformats-officedocument.presentationml.presentation pptx|
application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx|
application/vnd.openxmlformats-officedocument.wordprocessingml.document docx|application/vnd.rar rar|application/wasm wasm|
application/x-7z-compressed 7z|application/x-bzip2 bz2|application/x-sh sh|application/x-tar tar|
application/x-www-form-urlencoded urlencoded|application/xhtml+xml xhtml|application/xml xml xsl|application/zip zip|audio/aac aac|
audio/midi mid|audio/mp4 m4a|audio/mpeg mp3|audio/ogg oga ogg opus|audio/wav wav|audio/webm weba|audio/x-flac flac|font/otf otf|
font/ttf ttf|font/woff woff|font/woff2 woff2|image/avif avif|image/bmp bmp|image/gif gif|image/jpeg jpeg jpg|image/png png|
image/svg+xml svg|image/tiff tif tiff|image/vnd.microsoft.icon ico|image/webp webp|text/cache-manifest appcache|text/calendar ics|
text/css css|text/csv csv|text/html htm html|text/javascript js mjs|text/jsx jsx|text/markdown markdown md|
text/plain conf ini log text txt|text/vtt vtt|text/x-vcard vcf|text/yaml yaml yml|video/mp2t ts|video/mp4 mp4|video/mpeg mpeg mpg|
video/ogg ogv|video/quicktime mov|video/webm webm|video/x-m4v m4v|video/x-matroska mkv|video/x-msvideo avi`
    .replaceAll('\n', '')
    .split('|')
    .flatMap((line) => {
      const [type, ...extensions] = line.split(' ');
      return extensions.map((extension) => [extension, type]);
    }),
);
byExtension.delete('urlencoded');

const withCharset = ['application/json', 'application/manifest+json', 'application/javascript'];

// The type of a file name or an extension; false when it is not known.
export function lookup(name) {
  if (!name || typeof name !== 'string') return false;
  const file = `x.${name}`.split(/[/\\]/).at(-1);
  const dot = file.lastIndexOf('.');
  return dot <= 0 ? false : (byExtension.get(file.slice(dot + 1).toLowerCase()) ?? false);
}

// The type as a Content-Type says it: with a charset when it is text.
export function contentType(value) {
  if (!value || typeof value !== 'string') return false;
  const type = value.includes('/') ? value : lookup(value);
  if (!type || type.includes('charset')) return type;
  const essence = /^\s*([^;\s]*)/.exec(type)[1].toLowerCase();
  return essence.startsWith('text/') || withCharset.includes(essence) ? `${type}; charset=utf-8` : type;
}

// Splits at a character that stands outside quotes.
export function split(text, at) {
  const parts = [];
  let part = '';
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (isQuoted && char === '\\') part += char + (text[++index] ?? '');
    else if (char === at && !isQuoted) {
      parts.push(part);
      part = '';
    } else {
      if (char === '"') isQuoted = !isQuoted;
      part += char;
    }
  }
  parts.push(part);
  return parts;
}

const unquoted = (text) => (text.startsWith('"') ? text.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1') : text);

export function parseType(text) {
  const [type, ...rest] = split(text, ';');
  const parameters = Object.create(null);
  for (const part of rest) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const name = part.slice(0, equals).trim().toLowerCase();
    parameters[name] ??= unquoted(part.slice(equals + 1).trim());
  }
  return { type: type.trim().toLowerCase(), parameters };
}

const quoted = (text) => (isToken(text) ? text : `"${text.replace(/[\\"]/g, '\\$&')}"`);

export function formatType({ type, parameters }) {
  return [type, ...Object.entries(parameters).map(([name, value]) => `${name}=${quoted(value)}`)].join('; ');
}

const pattern = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i;

export function hasBody(req) {
  return req.headers['transfer-encoding'] !== undefined || !Number.isNaN(Number(req.headers['content-length'] ?? NaN));
}

function normal(type) {
  if (typeof type !== 'string') return false;
  if (type === 'urlencoded') return 'application/x-www-form-urlencoded';
  if (type === 'multipart') return 'multipart/*';
  if (type[0] === '+') return `*/*${type}`;
  return type.includes('/') ? type : lookup(type);
}

function fits(expected, actual) {
  if (expected === false) return false;
  const [wanted, given] = [expected.split('/'), actual.split('/')];
  if (wanted.length !== 2 || given.length !== 2) return false;
  if (wanted[0] !== '*' && wanted[0] !== given[0]) return false;
  if (wanted[1].startsWith('*+')) return wanted[1].length <= given[1].length + 1 && given[1].endsWith(wanted[1].slice(1));
  return wanted[1] === '*' || wanted[1] === given[1];
}

// Which of these types the request's body has: null without a body, false with another type.
export function typeOf(req, types) {
  if (!hasBody(req)) return null;
  const header = req.headers['content-type'];
  const { type } = header ? parseType(header) : { type: '' };
  if (!pattern.test(type)) return false;
  if (types.length === 0) return type;
  const found = types.find((each) => fits(normal(each), type));
  if (found === undefined) return false;
  return found[0] === '+' || found.includes('*') ? type : found;
}
