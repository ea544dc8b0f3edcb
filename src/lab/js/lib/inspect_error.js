// How an error is shown: its name and message, then the calls that led there, in the learner's own files only.
const ownCall = /\(?(hornbook:|native\b)/;

// The lines of a stack that lie in the learner's files.
export function calls(stack) {
  return String(stack)
    .split('\n')
    .filter(
      (line) =>
        /^\s*at /.test(line) &&
        !ownCall.test(
          line
            .trim()
            .replace(/^at /, '')
            .replace(/^[^(]*\(/, '('),
        ),
    );
}

export function errorText(error, keys, className, indent, isCoded) {
  const text = (key) => {
    try {
      const value = error[key];
      return value === undefined || value === null ? '' : String(value);
    } catch {
      return '';
    }
  };
  let name = text('name') || 'Error';
  // A class that sets no name of its own still shows it.
  if (className === null) {
    name = `[${name}: null prototype]`;
  } else if (name.endsWith('Error') && name !== className) {
    name = className.includes(name) ? className : `${className} [${name}]`;
  }
  if (isCoded) name = `${name} [${text('code')}]`;
  const message = text('message');
  const head = message === '' ? name : `${name}: ${message}`;
  const lines = calls(text('stack'));
  const pad = ' '.repeat(indent);
  if (lines.length === 0) return `[${head}]`.replaceAll('\n', `\n${pad}`);
  return [head, ...lines].join('\n').replaceAll('\n', `\n${pad}`);
}
