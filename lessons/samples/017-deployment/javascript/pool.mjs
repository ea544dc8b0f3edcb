// Stands for a database pool: `ping` is true when the database says "ok" in time.
import net from 'node:net';

export const pool = {
  ping: ({ withinMs }) =>
    new Promise((resolve) => {
      const socket = net.connect(process.env.DB_PORT, '127.0.0.1');
      const done = (answer) => {
        socket.destroy();
        resolve(answer);
      };
      socket.once('data', () => done(true));
      socket.once('error', () => done(false));
      socket.setTimeout(withinMs, () => done(false));
    }),
  end() {},
};
