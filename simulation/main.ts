process.env['TZ'] = 'UTC';
const { program, say } = await import('../src/operate/say.ts');
const { help, readOrders } = await import('./args.ts');
const { simulate } = await import('./simulate.ts');

/** `npm run simulate`: many managers' time with the coach, and whether it kept its rules. */
await program(async () => {
  const orders = readOrders(process.argv.slice(2));
  if (orders.help) {
    say(help);
    return 0;
  }
  return simulate(orders, say);
});
