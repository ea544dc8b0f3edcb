// ANCHOR: read
for (const text of process.argv.slice(2)) {
  try {
    console.log(JSON.stringify(JSON.parse(text)));  // read, write
  } catch (error) {
    console.log(error.name);
  }
}
// ANCHOR_END: read
