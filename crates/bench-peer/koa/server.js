// The article's server: Koa, which answers every request with a greeting, here with an allow-list.
const Koa = require('koa');
const cors = require('@koa/cors');

const origins = ['http://localhost:8000', 'https://app.example'];
const app = new Koa({ env: 'production' });
app.use(cors({ origin: (ctx) => origins.find((origin) => origin === ctx.get('Origin')) ?? '' }));
app.use((ctx) => {
  ctx.body = 'Hello server';
});
app.listen(Number(process.argv[2]), '127.0.0.1');
