// Prints one line for each test that has ended: its name with those around it, and whether it passed.
export default async function* report(events) {
  const names = [];
  for await (const { type, data } of events) {
    if (type === 'test:start') names[data.nesting] = data.name;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite' || data.skip || data.todo) continue;
    const name = [...names.slice(0, data.nesting), data.name].join(' › ');
    const message = type === 'test:fail' ? String(data.details.error?.cause?.message ?? data.details.error?.message) : undefined;
    yield `\n\u0001${JSON.stringify({ name, passed: type === 'test:pass', message })}\n`;
  }
}
