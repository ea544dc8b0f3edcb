// Starts service and gateway and says where they are.
import * as service from './service.mjs';
import * as gateway from './gateway.mjs';

const back = await service.start();
const front = await gateway.start(Number(process.argv[2]) || back.address().port);
console.log(back.address().port, front.address().port);
