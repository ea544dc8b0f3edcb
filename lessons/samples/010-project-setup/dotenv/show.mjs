for (const name of process.argv.slice(2)) console.log(process.env[name] ?? '(unset)');
