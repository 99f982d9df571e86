module.exports = (request, response) => {
  if (request.path === '/boom') {
    throw new Error('boom');
  }
  response.status(request.path === '/' ? 200 : 404);
  response.set('X-Total', '3').json({});
};
