import jsonpatch from 'fast-json-patch';

// ANCHOR: merge
function mergePatch(target, patch) {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) {
    return patch;                                // replaces as a whole
  }
  const result = target !== null && typeof target === 'object'
    && !Array.isArray(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = mergePatch(result[name], value);
  }
  return result;
}
// ANCHOR_END: merge

// ANCHOR: document
const alert = {
  route: 'STV-HLM',
  quiet: { from: 22, to: 6 },
  days: ['mon', 'fri'],
  phone: '+47 5550100',
};
// ANCHOR_END: document
const show = (label, value) => {
  const text = JSON.stringify(value);
  console.log(label.padEnd(8), text.length < 67 ? text
    : text.replace(',"days"', ',\n          "days"'));
};

// ANCHOR: bodies
const body = { quiet: { from: 21 }, days: ['sun'], phone: null };

show('PUT', body);                               // the body is the state
show('merge', mergePatch(alert, body));
// ANCHOR_END: bodies

// ANCHOR: jsonpatch
const steps = [
  { op: 'test', path: '/quiet/from', value: 22 },
  { op: 'replace', path: '/quiet/from', value: 21 },
  { op: 'add', path: '/days/-', value: 'sun' },
];
// ANCHOR_END: jsonpatch
const copy = structuredClone(alert);
show('steps', jsonpatch.applyPatch(copy, steps).newDocument);
try {
  jsonpatch.applyPatch(structuredClone(copy), steps);
} catch (error) {
  console.log('again'.padEnd(8), error.name);
}
