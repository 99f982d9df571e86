require('reflect-metadata');
const { All, Controller, Header, Module } = require('@nestjs/common');
const { NestFactory } = require('@nestjs/core');

class Api {
  root() {
    return {};
  }
  boom() {
    throw new Error('boom');
  }
}
// Decorators by hand, for want of a compiler.
const decorate = (name, ...decorators) => {
  const property = Object.getOwnPropertyDescriptor(Api.prototype, name);
  decorators.forEach((decorator) => decorator(Api.prototype, name, property));
};
decorate('root', All('/'), Header('X-Total', '3'));
decorate('boom', All('/boom'));
Controller()(Api);
class AppModule {}
Module({ controllers: [Api] })(AppModule);

async function main() {
  const app = await NestFactory.create(AppModule, { logger: false });
@snippet 0
  await app.listen(Number(process.argv[2]), '127.0.0.1');
}
main();
