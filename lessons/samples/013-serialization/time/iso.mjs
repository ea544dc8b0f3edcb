for (const text of process.argv.slice(2)) {
  console.log(Number.isNaN(Date.parse(text)) ? 'refused' : 'read');
}
