// A registry on 127.0.0.1 for the samples. It serves the packages of the JSON
// file named by its argument, which it reads anew for each request:
//   [{ "name", "version", "hours_ago", "scripts", "files": { "index.js": "…" } }]
import http from 'node:http';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

function entry(name, text) {
  const body = Buffer.from(text);
  const head = Buffer.alloc(512);
  head.write(`package/${name}`, 0);
  head.write('0000644\0' + '0000000\0' + '0000000\0', 100);
  head.write(body.length.toString(8).padStart(11, '0') + '\0', 124);
  head.write('00000000000\0' + ' '.repeat(8) + '0', 136);
  head.write('ustar\x0000', 257);
  const sum = head.reduce((a, b) => a + b, 0);
  head.write(sum.toString(8).padStart(6, '0') + '\0 ', 148);
  return [head, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
}
function pack({ name, version, scripts, files }) {
  const manifest = { name, version, type: 'module', main: 'index.js', scripts };
  const all = { 'package.json': JSON.stringify(manifest), ...files };
  const parts = Object.entries(all).flatMap(([n, t]) => entry(n, t));
  return { manifest, tgz: gzipSync(Buffer.concat([...parts, Buffer.alloc(1024)])) };
}
const compare = (a, b) => a.version.localeCompare(b.version, 'en', { numeric: true });

const server = http.createServer((req, res) => {
  const url = `http://127.0.0.1:${server.address().port}`;
  const shelf = JSON.parse(readFileSync(process.argv[2])).sort(compare);
  const path = decodeURIComponent(req.url).slice(1);
  const file = shelf.find((p) => path === `${p.name}/-/${p.name}-${p.version}.tgz`);
  if (file) return res.end(pack(file).tgz);
  const mine = shelf.filter((p) => p.name === path);
  if (mine.length === 0) return res.writeHead(404).end('{}');
  const doc = { name: path, 'dist-tags': {}, versions: {}, time: {} };
  for (const p of mine) {
    const { manifest, tgz } = pack(p);
    doc.versions[p.version] = {
      ...manifest,
      hasInstallScript: p.scripts?.postinstall ? true : undefined,
      dist: {
        tarball: `${url}/${p.name}/-/${p.name}-${p.version}.tgz`,
        shasum: createHash('sha1').update(tgz).digest('hex'),
        integrity: 'sha512-' + createHash('sha512').update(tgz).digest('base64'),
      },
    };
    doc['dist-tags'].latest = p.version;
    doc.time[p.version] = new Date(Date.now() - (p.hours_ago ?? 2000) * 36e5);
  }
  doc.time.created = doc.time.modified = new Date(Date.now() - 3000 * 36e5);
  res.setHeader('content-type', 'application/json');
  res.end(JSON.stringify(doc));
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
