const express = require('express');
const { api } = require('./functions/index.js');
const app = express();
app.use((request, response) => api(request, response));
app.listen(Number(process.argv[2]), '127.0.0.1');
