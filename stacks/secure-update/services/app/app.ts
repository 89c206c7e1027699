import { createServer } from 'node:http';

const VERSION = '1.0.3u';

const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(`Hello World! Application version ${VERSION}\n`);
});

server.listen(Number(process.env.PORT ?? 5000), () => console.log(`app ${VERSION} listens`));
process.once('SIGTERM', () => process.exit(0));
