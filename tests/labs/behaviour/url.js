// URL, URLSearchParams and querystring.
import { strictEqual as equal } from 'node:assert/strict';
import { parse, stringify } from 'node:querystring';
import { test } from 'node:test';
import { URL, URLSearchParams, urlToHttpOptions } from 'node:url';

const tried = (run) => {
  try {
    return String(run());
  } catch (error) {
    return `${error.name} ${error.code}: ${error.message}`;
  }
};
const changed = (address, change) => {
  const url = new URL(address);
  change(url);
  return url.href;
};

test('a host without a path gets a slash', () => {
  equal(new URL('http://example.com').href, 'http://example.com/');
});

test('scheme and host become lower case', () => {
  equal(new URL('HTTP://EXAMPLE.com/Path').href, 'http://example.com/Path');
});

test('the default port goes', () => {
  equal(new URL('http://example.com:80/').href, 'http://example.com/');
});

test('the default port of https goes', () => {
  equal(new URL('https://example.com:443/x').href, 'https://example.com/x');
});

test('another port stays', () => {
  equal(new URL('http://example.com:8080/').href, 'http://example.com:8080/');
});

test('an empty port goes', () => {
  equal(new URL('http://example.com:/').href, 'http://example.com/');
});

test('zeros before a port go', () => {
  equal(new URL('http://example.com:00081/').href, 'http://example.com:81/');
});

test('dot segments are resolved', () => {
  equal(new URL('http://a/b/./c/../d').href, 'http://a/b/d');
});

test('dots above the root stop there', () => {
  equal(new URL('http://a/../../x').href, 'http://a/x');
});

test('encoded dots are dots', () => {
  equal(new URL('http://a/b/%2e%2E/c').href, 'http://a/c');
});

test('a dot at the end leaves a slash', () => {
  equal(new URL('http://a/b/.').href, 'http://a/b/');
});

test('two dots at the end leave the folder', () => {
  equal(new URL('http://a/b/c/..').href, 'http://a/b/');
});

test('backslashes are slashes', () => {
  equal(new URL('http:\\\\a\\b\\c').href, 'http://a/b/c');
});

test('any number of slashes will do', () => {
  equal(new URL('http:////a/b').href, 'http://a/b');
});

test('no slashes will do', () => {
  equal(new URL('http:a/b').href, 'http://a/b');
});

test('spaces around it are cut', () => {
  equal(new URL('  http://a/  ').href, 'http://a/');
});

test('tabs and newlines are taken out', () => {
  equal(new URL('ht\ntp://a/\tb').href, 'http://a/b');
});

test('spaces in a path are encoded', () => {
  equal(new URL('http://a/b c').href, 'http://a/b%20c');
});

test('what is beyond ASCII is encoded', () => {
  equal(new URL('http://a/é/日').href, 'http://a/%C3%A9/%E6%97%A5');
});

test('what is encoded stays as it is', () => {
  equal(new URL('http://a/%zz%41%e9').href, 'http://a/%zz%41%e9');
});

test('braces and carets in a path are encoded', () => {
  equal(new URL('http://a/{x}^`|').href, 'http://a/%7Bx%7D%5E%60|');
});

test('quotes in a query are encoded', () => {
  equal(new URL('http://a/?q=\'"<>#f').href, 'http://a/?q=%27%22%3C%3E#f');
});

test('a question mark in a query stays', () => {
  equal(new URL('http://a/?a?b').href, 'http://a/?a?b');
});

test('a space in a fragment is encoded', () => {
  equal(new URL('http://a/#a b`c').href, 'http://a/#a%20b%60c');
});

test('an empty query and fragment stay', () => {
  equal(new URL('http://a/?#').href, 'http://a/?#');
});

test('credentials stay', () => {
  equal(new URL('http://user:pass@a/').href, 'http://user:pass@a/');
});

test('credentials are encoded', () => {
  equal(new URL('http://us er:p@ss:w@a/').href, 'http://us%20er:p%40ss%3Aw@a/');
});

test('an at sign belongs to the credentials', () => {
  equal(new URL('http://a@b@c/').href, 'http://a%40b@c/');
});

test('an empty password goes', () => {
  equal(new URL('http://user:@a/').href, 'http://user@a/');
});

test('an IPv4 address is tidied', () => {
  equal(new URL('http://127.1/').href, 'http://127.0.0.1/');
});

test('an IPv4 address in hexadecimal', () => {
  equal(new URL('http://0x7f.0.0.1/').href, 'http://127.0.0.1/');
});

test('an IPv4 address in octal', () => {
  equal(new URL('http://0177.0.0.01/').href, 'http://127.0.0.1/');
});

test('an IPv4 address as one number', () => {
  equal(new URL('http://2130706433/').href, 'http://127.0.0.1/');
});

test('an IPv4 address with a dot at the end', () => {
  equal(new URL('http://1.2.3.4./').href, 'http://1.2.3.4/');
});

test('an IPv6 address is compressed', () => {
  equal(new URL('http://[0:0:0:0:0:0:0:1]/').href, 'http://[::1]/');
});

test('the longest run of zeros is compressed', () => {
  equal(new URL('http://[1:0:0:2:0:0:0:3]/').href, 'http://[1:0:0:2::3]/');
});

test('an IPv6 address with an IPv4 end', () => {
  equal(new URL('http://[::ffff:1.2.3.4]:90/').href, 'http://[::ffff:102:304]:90/');
});

test('one zero is not compressed', () => {
  equal(new URL('http://[1:0:2:3:4:5:6:7]/').href, 'http://[1:0:2:3:4:5:6:7]/');
});

test('an encoded host is decoded', () => {
  equal(new URL('http://%65xample.com/').href, 'http://example.com/');
});

test('hosts may hold underscores', () => {
  equal(new URL('http://a_b.c/').href, 'http://a_b.c/');
});

test('another scheme has an opaque path', () => {
  equal(new URL('mailto:ada@example.com').href, 'mailto:ada@example.com');
});

test('data', () => {
  equal(new URL('data:text/plain,hello world#x').href, 'data:text/plain,hello world#x');
});

test('another scheme with a host', () => {
  equal(new URL('redis://localhost:6379/0').href, 'redis://localhost:6379/0');
});

test('another scheme keeps its case of host', () => {
  equal(new URL('foo://EXAMPLE/x').href, 'foo://EXAMPLE/x');
});

test('another scheme with a path', () => {
  equal(new URL('foo:/a/../b').href, 'foo:/b');
});

test('javascript', () => {
  equal(new URL('javascript:alert(1)').href, 'javascript:alert(1)');
});

test('a file', () => {
  equal(new URL('file:///etc/passwd').href, 'file:///etc/passwd');
});

test('a file with a host', () => {
  equal(new URL('file://server/x').href, 'file://server/x');
});

test('a file on localhost', () => {
  equal(new URL('file://localhost/x').href, 'file:///x');
});

test('a file on a drive', () => {
  equal(new URL('file:///C|/x/../..').href, 'file:///C:/');
});

test('a file without slashes', () => {
  equal(new URL('file:x').href, 'file:///x');
});

test('websockets', () => {
  equal(new URL('wss://a:443/x').href, 'wss://a/x');
});

test('a name relative to a folder', () => {
  equal(new URL('c', 'http://a/b/d').href, 'http://a/b/c');
});

test('a path relative to a host', () => {
  equal(new URL('/c', 'http://a/b/d?x#y').href, 'http://a/c');
});

test('a host relative to a scheme', () => {
  equal(new URL('//c/d', 'https://a/b').href, 'https://c/d');
});

test('a query relative to a path', () => {
  equal(new URL('?x', 'http://a/b?y#z').href, 'http://a/b?x');
});

test('a fragment relative to a query', () => {
  equal(new URL('#x', 'http://a/b?y#z').href, 'http://a/b?y#x');
});

test('nothing relative to a URL', () => {
  equal(new URL('', 'http://a/b?y#z').href, 'http://a/b?y');
});

test('two dots relative to a folder', () => {
  equal(new URL('../x', 'http://a/b/c/d').href, 'http://a/b/x');
});

test('an absolute URL ignores its base', () => {
  equal(new URL('http://x/', 'http://a/b').href, 'http://x/');
});

test('the same scheme without slashes is relative', () => {
  equal(new URL('http:x', 'http://a/b/c').href, 'http://a/b/x');
});

test('another scheme without slashes is absolute', () => {
  equal(new URL('https:x', 'http://a/b/c').href, 'https://x/');
});

test('a base keeps credentials and port', () => {
  equal(new URL('x', 'http://u:p@a:81/b').href, 'http://u:p@a:81/x');
});

test('a fragment relative to an opaque path', () => {
  equal(new URL('#x', 'mailto:a@b').href, 'mailto:a@b#x');
});

test('backslash relative', () => {
  equal(new URL('\\x', 'http://a/b/c').href, 'http://a/x');
});

test('a base with a file', () => {
  equal(new URL('x/y', 'file:///a/b').href, 'file:///a/x/y');
});

test('a word is no URL', () => {
  equal(
    tried(() => new URL('hello')),
    'TypeError ERR_INVALID_URL: Invalid URL',
  );
});

test('a path is no URL', () => {
  equal(
    tried(() => new URL('/a/b')),
    'TypeError ERR_INVALID_URL: Invalid URL',
  );
});

test('an empty host is none', () => {
  equal(
    tried(() => new URL('http://')),
    'TypeError ERR_INVALID_URL: Invalid URL',
  );
});

test('a space in a host is refused', () => {
  equal(
    tried(() => new URL('http://a b/')),
    'TypeError ERR_INVALID_URL: Invalid URL',
  );
});

test('a port that is too high is refused', () => {
  equal(
    tried(() => new URL('http://a:65536/')),
    'TypeError ERR_INVALID_URL: Invalid URL',
  );
});

test('a port that is no number is refused', () => {
  equal(
    tried(() => new URL('http://a:b/')),
    'TypeError ERR_INVALID_URL: Invalid URL',
  );
});

test('an IPv4 address with too many parts is refused', () => {
  equal(
    tried(() => new URL('http://1.2.3.4.5/')),
    'TypeError ERR_INVALID_URL: Invalid URL',
  );
});

test('an IPv4 part that is too high is refused', () => {
  equal(
    tried(() => new URL('http://256.1.1.1/')),
    'TypeError ERR_INVALID_URL: Invalid URL',
  );
});

test('an IPv6 address with too few parts is refused', () => {
  equal(
    tried(() => new URL('http://[1:2:3]/')),
    'TypeError ERR_INVALID_URL: Invalid URL',
  );
});

test('an IPv6 address that does not close is refused', () => {
  equal(
    tried(() => new URL('http://[::1/')),
    'TypeError ERR_INVALID_URL: Invalid URL',
  );
});

test('a relative URL needs a base that can carry it', () => {
  equal(
    tried(() => new URL('x', 'mailto:a@b')),
    'TypeError ERR_INVALID_URL: Invalid URL',
  );
});

test('a wrong base is refused', () => {
  equal(
    tried(() => new URL('x', 'nope')),
    'TypeError ERR_INVALID_URL: Invalid URL',
  );
});

test('forbidden characters in a host are refused', () => {
  equal(
    tried(() => new URL('http://a<b/')),
    'TypeError ERR_INVALID_URL: Invalid URL',
  );
});

test('a percent sign in a host is refused', () => {
  equal(
    tried(() => new URL('http://a%b/')),
    'TypeError ERR_INVALID_URL: Invalid URL',
  );
});

test('the error carries what was given', () => {
  equal(
    (() => {
      try {
        new URL('x', 'y');
      } catch (error) {
        return [error.input, error.base, error instanceof TypeError].join();
      }
    })(),
    'x,y,true',
  );
});

test('the parts of a URL', () => {
  equal(
    (({ origin, protocol, username, password, host, hostname, port, pathname, search, hash }) =>
      [origin, protocol, username, password, host, hostname, port, pathname, search, hash].join(' '))(
      new URL('https://u:p@example.com:8443/a/b?x=1#y'),
    ),
    'https://example.com:8443 https: u p example.com:8443 example.com 8443 /a/b ?x=1 #y',
  );
});

test('an opaque URL has the origin null', () => {
  equal(new URL('data:x').origin, 'null');
});

test('an empty query is no search', () => {
  equal(new URL('http://a/?').search, '');
});

test('canParse', () => {
  equal([URL.canParse('http://a'), URL.canParse('x'), URL.canParse('x', 'http://a')].join(), 'true,false,true');
});

test('URL.parse gives null', () => {
  equal(String(URL.parse('x')), 'null');
});

test('URL.parse gives a URL', () => {
  equal(URL.parse('x', 'http://a/b').href, 'http://a/x');
});

test('toString and toJSON', () => {
  equal(String(new URL('http://a')) + JSON.stringify({ url: new URL('http://b') }), 'http://a/{"url":"http://b/"}');
});

test('a URL needs new', () => {
  equal(tried(() => URL('http://a')).split(' ')[0], 'TypeError');
});

test('a URL needs an argument', () => {
  equal(
    tried(() => new URL()),
    'TypeError ERR_MISSING_ARGS: The "url" argument must be specified',
  );
});

test('setting the pathname', () => {
  equal(
    changed('http://a/b?x#y', (url) => {
      url.pathname = 'c d/../e';
    }),
    'http://a/e?x#y',
  );
});

test('setting the search', () => {
  equal(
    changed('http://a/b?x#y', (url) => {
      url.search = 'q=é';
    }),
    'http://a/b?q=%C3%A9#y',
  );
});

test('setting the search to nothing', () => {
  equal(
    changed('http://a/b?x#y', (url) => {
      url.search = '';
    }),
    'http://a/b#y',
  );
});

test('setting the hash', () => {
  equal(
    changed('http://a/b?x#y', (url) => {
      url.hash = 'z z';
    }),
    'http://a/b?x#z%20z',
  );
});

test('setting the port', () => {
  equal(
    changed('http://a/', (url) => {
      url.port = '8080abc';
    }),
    'http://a:8080/',
  );
});

test('setting the default port', () => {
  equal(
    changed('http://a:81/', (url) => {
      url.port = 80;
    }),
    'http://a/',
  );
});

test('setting a wrong port does nothing', () => {
  equal(
    changed('http://a:81/', (url) => {
      url.port = 'x';
    }) +
      changed('http://a:81/', (url) => {
        url.port = '70000';
      }),
    'http://a:81/http://a:81/',
  );
});

test('setting the host with a port', () => {
  equal(
    changed('http://a:81/x', (url) => {
      url.host = 'b:82';
    }),
    'http://b:82/x',
  );
});

test('setting the host without a port', () => {
  equal(
    changed('http://a:81/x', (url) => {
      url.host = 'b';
    }),
    'http://b:81/x',
  );
});

test('setting the hostname', () => {
  equal(
    changed('http://a:81/x', (url) => {
      url.hostname = 'EXAMPLE.com';
    }),
    'http://example.com:81/x',
  );
});

test('setting the hostname with a port does nothing', () => {
  equal(
    changed('http://a:81/x', (url) => {
      url.hostname = 'b:82';
    }),
    'http://a:81/x',
  );
});

test('setting an empty host does nothing', () => {
  equal(
    changed('http://a:81/x', (url) => {
      url.host = '';
    }),
    'http://a:81/x',
  );
});

test('setting the protocol', () => {
  equal(
    changed('http://a:443/x', (url) => {
      url.protocol = 'https';
    }),
    'https://a/x',
  );
});

test('setting the protocol to another kind does nothing', () => {
  equal(
    changed('http://a/x', (url) => {
      url.protocol = 'foo';
    }),
    'http://a/x',
  );
});

test('setting the credentials', () => {
  equal(
    changed('http://a/', (url) => {
      url.username = 'u:';
      url.password = 'p@';
    }),
    'http://u%3A:p%40@a/',
  );
});

test('setting href', () => {
  equal(
    changed('http://a/', (url) => {
      url.href = 'http://b/c';
    }),
    'http://b/c',
  );
});

test('setting a wrong href is refused', () => {
  equal(
    tried(() =>
      changed('http://a/', (url) => {
        url.href = 'x';
      }),
    ),
    'TypeError ERR_INVALID_URL: Invalid URL',
  );
});

test('changing the parameters changes the URL', () => {
  equal(
    changed('http://a/?x=1', (url) => {
      url.searchParams.append('y', 'a b');
      url.searchParams.delete('x');
    }),
    'http://a/?y=a+b',
  );
});

test('taking the last parameter away', () => {
  equal(
    changed('http://a/?x=1', (url) => {
      url.searchParams.delete('x');
    }),
    'http://a/',
  );
});

test('changing the URL changes the parameters', () => {
  equal(
    (() => {
      const url = new URL('http://a/?x=1');
      const { searchParams } = url;
      url.search = '?y=2';
      return searchParams.get('y') + searchParams.get('x');
    })(),
    '2null',
  );
});

test('parameters of a text', () => {
  equal(String(new URLSearchParams('?a=1&b=%20+c&d&=e&a=2')), 'a=1&b=++c&d=&=e&a=2');
});

test('parameters of an object', () => {
  equal(String(new URLSearchParams({ a: 1, b: 'x y', c: 'é&=' })), 'a=1&b=x+y&c=%C3%A9%26%3D');
});

test('parameters of pairs', () => {
  equal(
    String(
      new URLSearchParams([
        ['a', 1],
        ['a', 2],
      ]),
    ),
    'a=1&a=2',
  );
});

test('parameters of a map', () => {
  equal(String(new URLSearchParams(new Map([['a', 'b']]))), 'a=b');
});

test('parameters of parameters', () => {
  equal(String(new URLSearchParams(new URLSearchParams('a=1'))), 'a=1');
});

test('a wrong pair is refused', () => {
  equal(
    tried(() => new URLSearchParams([['a']])),
    'TypeError ERR_INVALID_TUPLE: Each query pair must be an iterable [name, value] tuple',
  );
});

test('get, getAll and has', () => {
  equal(
    (() => {
      const p = new URLSearchParams('a=1&a=2&b=');
      return JSON.stringify([p.get('a'), p.getAll('a'), p.get('x'), p.has('b'), p.has('a', '3'), p.size]);
    })(),
    '["1",["1","2"],null,true,false,3]',
  );
});

test('set replaces the first and drops the others', () => {
  equal(
    (() => {
      const p = new URLSearchParams('a=1&b=2&a=3');
      p.set('a', 9);
      p.set('c', 4);
      return String(p);
    })(),
    'a=9&b=2&c=4',
  );
});

test('delete of a value', () => {
  equal(
    (() => {
      const p = new URLSearchParams('a=1&a=2');
      p.delete('a', '1');
      return String(p);
    })(),
    'a=2',
  );
});

test('sort is stable', () => {
  equal(
    (() => {
      const p = new URLSearchParams('b=1&a=2&b=0&a=1');
      p.sort();
      return String(p);
    })(),
    'a=2&a=1&b=1&b=0',
  );
});

test('parameters can be walked through', () => {
  equal(
    JSON.stringify([[...new URLSearchParams('a=1&b=2')], [...new URLSearchParams('a=1').keys()], [...new URLSearchParams('a=1').values()]]),
    '[[["a","1"],["b","2"]],["a"],["1"]]',
  );
});

test('forEach gives value, name and the parameters', () => {
  equal(
    (() => {
      const seen = [];
      new URLSearchParams('a=1').forEach((value, name, all) => seen.push(value, name, all.size));
      return seen.join();
    })(),
    '1,a,1',
  );
});

test('a missing argument is told', () => {
  equal(
    tried(() => new URLSearchParams().append('a')),
    'TypeError ERR_MISSING_ARGS: The "name" and "value" arguments must be specified',
  );
});

test('wrong percent signs are kept', () => {
  equal(String(new URLSearchParams('a=%zz&b=%e9')), 'a=%25zz&b=%EF%BF%BD');
});

test('options for a request', () => {
  equal(
    JSON.stringify(urlToHttpOptions(new URL('http://u:p@[::1]:81/a?b'))),
    '{"protocol":"http:","hostname":"::1","hash":"","search":"?b","pathname":"/a","path":"/a?b","href":"http://u:p@[::1]:81/a?b","port":81,"auth":"u:p"}',
  );
});

test('querystring reads', () => {
  equal(JSON.stringify(parse('a=1&b=x+y&a=2&c&=d&%zz=%e9')), '{"a":["1","2"],"b":"x y","c":"","":"d","%zz":"�"}');
});

test('querystring reads with its own separators', () => {
  equal(JSON.stringify(parse('a:1;b:2', ';', ':')), '{"a":"1","b":"2"}');
});

test('querystring reads no more than it may', () => {
  equal(JSON.stringify(parse('a=1&b=2&c=3', null, null, { maxKeys: 2 })), '{"a":"1","b":"2"}');
});

test('querystring writes', () => {
  equal(stringify({ a: 'x y', b: [1, 2], c: '', d: null, e: true, f: 'é', g: {} }), 'a=x%20y&b=1&b=2&c=&d=&e=true&f=%C3%A9&g=');
});

test('querystring writes with its own separators', () => {
  equal(stringify({ a: 1, b: 2 }, ';', ':'), 'a:1;b:2');
});
