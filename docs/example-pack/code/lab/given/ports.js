export const ports = [
  { code: 'STV', name: 'Stavanger' },
  { code: 'BRG', name: 'Bergen' },
];
