const express = require('express');
const app = express();
@snippet 0
app.all('/', (request, response) => response.set('X-Total', '3').json({}));
app.all('/boom', () => {
  throw new Error('boom');
});
app.listen(Number(process.argv[2]), '127.0.0.1');
