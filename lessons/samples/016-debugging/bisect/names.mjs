const { announce } = await import(process.argv[2]);
process.exit('content-length' in announce('') ? 0 : 1);
