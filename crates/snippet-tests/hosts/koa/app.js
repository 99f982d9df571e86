const Koa = require('koa');
const app = new Koa({ env: 'test' });
app.silent = true;
@snippet 0
app.use((ctx) => {
  if (ctx.path === '/boom') {
    throw new Error('boom');
  }
  if (ctx.path === '/') {
    ctx.set('X-Total', '3');
    ctx.body = {};
  }
});
app.listen(Number(process.argv[2]), '127.0.0.1');
