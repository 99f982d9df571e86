const app = require('fastify')();
async function main() {
@snippet 0
  app.all('/', async (request, reply) => {
    reply.header('X-Total', '3');
    return {};
  });
  app.all('/boom', async () => {
    throw new Error('boom');
  });
  await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
}
main();
